// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Risk acceptances (method.md section 8): by a second person, never above the organisation's limit;
 * one lapses as a whole when a residual it covers gets worse than the one decided on, or when what
 * it is bound to changes. Gained credit lapses nothing.
 */
final class Acceptances {

  private final Map<String, Draft> drafts;
  private final Function<Draft, Level> residual;
  private final Level limit;
  private final Map<String, String> covering = new HashMap<>();
  private final List<DecisionResult> results = new ArrayList<>();

  /**
   * @param residual the evidenced residual of a scenario, after corrections
   */
  Acceptances(
      List<Decision> sorted,
      Map<String, Draft> drafts,
      Function<Draft, Level> residual,
      Level limit,
      Instant asOf) {
    this.drafts = drafts;
    this.residual = residual;
    this.limit = limit;
    for (Decision decision : sorted) {
      if (decision instanceof Decision.RiskAcceptance acceptance) {
        results.add(judge(acceptance, asOf));
      }
    }
  }

  private DecisionResult judge(Decision.RiskAcceptance acceptance, Instant asOf) {
    State inTime = InForce.at(asOf, acceptance.signed());
    if (inTime != State.IN_FORCE) {
      return new DecisionResult(acceptance.id(), inTime, List.of());
    }
    if (!acceptance.signed().hasSecondPerson()) {
      return new DecisionResult(acceptance.id(), State.NO_SECOND_PERSON, List.of());
    }
    List<Decision.Bound> present =
        acceptance.scenarios().stream()
            .filter(bound -> drafts.containsKey(bound.scenario()))
            .toList();
    for (State lapse : List.of(State.RESIDUAL_WORSE, State.BINDING_CHANGED)) {
      List<String> because =
          present.stream()
              .filter(bound -> hasLapsed(lapse, bound))
              .map(Decision.Bound::scenario)
              .sorted()
              .toList();
      if (!because.isEmpty()) {
        return new DecisionResult(acceptance.id(), lapse, because);
      }
    }
    List<String> covered =
        present.stream()
            .filter(bound -> !draft(bound).isAbove(limit) && !bound.residual().isAbove(limit))
            .map(Decision.Bound::scenario)
            .sorted()
            .toList();
    covered.forEach(scenario -> covering.putIfAbsent(scenario, acceptance.id()));
    State state =
        present.isEmpty()
            ? State.NOTHING_TO_COVER
            : covered.isEmpty() ? State.ABOVE_LIMIT : State.IN_FORCE;
    return new DecisionResult(acceptance.id(), state, covered);
  }

  private boolean hasLapsed(State lapse, Decision.Bound bound) {
    Draft draft = Objects.requireNonNull(drafts.get(bound.scenario()));
    return lapse == State.RESIDUAL_WORSE
        ? draft(bound).isAbove(bound.residual())
        : !draft.binding().hash().equals(bound.binding());
  }

  private Level draft(Decision.Bound bound) {
    return residual.apply(Objects.requireNonNull(drafts.get(bound.scenario())));
  }

  /** The decision that covers the scenario; of several the first by id. */
  @Nullable String covering(String scenario) {
    return covering.get(scenario);
  }

  List<DecisionResult> results() {
    return results;
  }
}
