// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Generated;
import io.holdfast.assessment.engine.Property;
import io.holdfast.assessment.engine.input.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class CybersecurityRiskTest {

  @Test
  void aSystemToWhichNobodyCanDoAnythingHasNone() {
    assertThat(CybersecurityRisk.of(List.of())).isEmpty();
  }

  @Property(tries = 40, largest = 30)
  void isTheHighestOverAllScenariosAndNamesThoseThatReachIt(long seed, int size) {
    Assessment result = Assessor.assess(new Generated(seed, size).input());

    CybersecurityRisk.of(result.scenarios())
        .ifPresent(
            risk -> {
              assertThat(result.scenarios())
                  .noneMatch(each -> each.evidenced().level().isAbove(risk.evidenced()))
                  .noneMatch(each -> each.inherent().level().isAbove(risk.inherent()))
                  .noneMatch(each -> each.attainable().level().isAbove(risk.attainable()));
              assertThat(levels(result, Scenario::inherent)).contains(risk.inherent());
              assertThat(levels(result, Scenario::attainable)).contains(risk.attainable());
              assertThat(result.scenarios())
                  .filteredOn(each -> risk.scenarios().contains(each.id()))
                  .isNotEmpty()
                  .containsExactlyElementsOf(
                      result.scenarios().stream()
                          .filter(each -> each.evidenced().level() == risk.evidenced())
                          .toList());
            });
  }

  private static List<Level> levels(
      Assessment result, java.util.function.Function<Scenario, Risk> risk) {
    return result.scenarios().stream().map(each -> risk.apply(each).level()).toList();
  }
}
