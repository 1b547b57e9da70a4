// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case for the cybersecurity of one system, and what is missing from it; never conformity.
 *
 * @param basis what it was computed from, as far as a later difference needs it
 * @param route to conformity with AI Act Art. 15(5); absent while there is none
 * @param dataAhead models whose data has moved on since they were trained
 * @param gaps what the inventory lacks
 * @param identity the weakest identity that a credit rests on; absent: none rests on one
 * @param nextExpiry earliest instant after asOf at which time alone may change the result
 * @param expiries what the result rests on and time will end, the soonest first
 */
public record Assessment(
    Basis basis,
    RegulatoryClass regulatoryClass,
    Tolerance tolerance,
    List<Scenario> scenarios,
    List<NotExposed> notExposed,
    List<SafeguardResult> safeguards,
    List<RequirementResult> requirements,
    List<Verdict> verdicts,
    @Nullable ConformityRoute route,
    List<DecisionResult> decisions,
    List<DataAhead> dataAhead,
    List<Gap> gaps,
    @Nullable IdentityStrength identity,
    @Nullable Instant nextExpiry,
    List<Expiry> expiries) {

  public Assessment {
    scenarios = List.copyOf(scenarios);
    notExposed = List.copyOf(notExposed);
    safeguards = List.copyOf(safeguards);
    requirements = List.copyOf(requirements);
    verdicts = List.copyOf(verdicts);
    decisions = List.copyOf(decisions);
    dataAhead = List.copyOf(dataAhead);
    gaps = List.copyOf(gaps);
    expiries = List.copyOf(expiries);
  }

  /** The same with other scenarios and requirements. */
  public Assessment with(List<Scenario> scenarios, List<RequirementResult> requirements) {
    return new Assessment(
        basis,
        regulatoryClass,
        tolerance,
        scenarios,
        notExposed,
        safeguards,
        requirements,
        verdicts,
        route,
        decisions,
        dataAhead,
        gaps,
        identity,
        nextExpiry,
        expiries);
  }
}
