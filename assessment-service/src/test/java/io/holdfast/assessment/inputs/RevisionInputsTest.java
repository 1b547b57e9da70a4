// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.SystemRevision;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevisionInputsTest {

  private final SystemRevision revision =
      RevisionInputs.of(new UUID(0, 1), 3, Documents.model("sha256:7"));

  @Test
  void wordsThatAreNotKnownAreKeptAsUnknown() {
    assertThat(revision.profile().cra()).isEqualTo(CraScope.UNKNOWN);
    assertThat(revision.zones().getFirst().exposure()).isEqualTo(Exposure.UNKNOWN);
    assertThat(revision.components().getFirst().kind()).isEqualTo(ComponentKind.UNKNOWN);
  }

  @Test
  void aLevelThatIsNoneIsMissing() {
    assertThat(revision.profile().impact()).isEmpty();
    assertThat(revision.profile().aiAct()).isNull();
  }

  @Test
  void whatWasNotSaidStaysUnsaid() {
    Component component = revision.components().getFirst();
    assertThat(component.approach()).isNull();
    assertThat(component.influence()).isNull();
  }

  @Test
  void anAliasSaysWhichComponentDataAre() {
    var version = Objects.requireNonNull(revision.components().getFirst().version());
    assertThat(version.trainedOn().getFirst().component()).isEqualTo("model");
  }
}
