// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.Catalogue;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.kit.json.Json;
import org.junit.jupiter.api.Test;

class EditionInputsTest {

  private final Edition edition =
      EditionInputs.of("2026.11.0", Json.convert(Catalogue.content(), EditionDocument.class));

  @Test
  void theBuiltInEditionHasNoWordThatTheEngineDoesNotKnow() {
    assertThat(edition.controls())
        .allSatisfy(
            control -> {
              assertThat(control.level()).isNotEqualTo(ControlLevel.UNKNOWN);
              assertThat(control.maturity()).isNotEqualTo(Maturity.UNKNOWN);
              assertThat(control.actsOn()).doesNotContain(Access.UNKNOWN);
            });
    assertThat(edition.families())
        .allSatisfy(family -> assertThat(family.access()).doesNotContain(Access.UNKNOWN));
    assertThat(edition.requirements()).isNotEmpty();
    assertThat(edition.applicationDates()).isNotEmpty();
  }
}
