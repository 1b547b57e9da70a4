// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cybersecurity risk of a system, a result of its own beside the regulatory class: each can be
 * high while the other is low (method.md, GP2; JRC134461, guiding principle 2). The levels are the
 * highest over all scenarios; an acceptance lowers none.
 *
 * @param inherent before safeguards
 * @param evidenced with the safeguards that are credited
 * @param attainable with every established control (M3, M4) that would act
 * @param scenarios ids of those whose evidenced risk is that high, in the result's order
 */
public record CybersecurityRisk(
    Level inherent, Level evidenced, Level attainable, List<String> scenarios) {

  public CybersecurityRisk {
    scenarios = List.copyOf(scenarios);
  }

  /** That of a system with these scenarios; empty: it has none. */
  public static Optional<CybersecurityRisk> of(List<Scenario> scenarios) {
    return scenarios.stream()
        .map(each -> each.evidenced().level())
        .reduce(Level::highest)
        .map(
            evidenced ->
                new CybersecurityRisk(
                    highest(scenarios, Scenario::inherent),
                    evidenced,
                    highest(scenarios, Scenario::attainable),
                    scenarios.stream()
                        .filter(each -> each.evidenced().level() == evidenced)
                        .map(Scenario::id)
                        .toList()));
  }

  private static Level highest(List<Scenario> scenarios, Function<Scenario, Risk> risk) {
    return scenarios.stream()
        .map(each -> risk.apply(each).level())
        .reduce(Level.VL, Level::highest);
  }
}
