// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words of the wire that this version knows, and others. */
class OpenValueTest {

  @Test
  void whatIsNotKnownIsUnknownAndWhatIsNotSaidStaysUnsaid() {
    assertThat(OpenValue.read(Outcome.class, "PASS")).isEqualTo(Outcome.PASS);
    assertThat(OpenValue.read(Learning.class, "SOMETIMES")).isEqualTo(Learning.UNKNOWN);
    assertThat(OpenValue.read(Learning.class, null)).isNull();
  }

  @Test
  void anyAccessStandsForAllThatAreKnown() {
    assertThat(Access.read(List.of("ANY"))).isEqualTo(Access.all());
    assertThat(Access.all()).hasSize(12).doesNotContain(Access.UNKNOWN);
    assertThat(Access.read(List.of("PHYSICAL", "TELEPATHY")))
        .containsExactlyInAnyOrder(Access.PHYSICAL, Access.UNKNOWN);
    assertThat(Access.read(List.of())).isEmpty();
  }
}
