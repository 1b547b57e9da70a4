// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assessor may correct a scenario's success or impact by one step (method.md section 4). A
 * downward correction is bound to what it judged and lapses like an approval; an upward one stays
 * until withdrawn.
 */
final class Corrections {

  private final Map<String, List<Decision.Correction>> inForce = new HashMap<>();
  private final List<DecisionResult> results = new ArrayList<>();

  Corrections(List<Decision> sorted, Map<String, Draft> drafts, Instant asOf) {
    for (Decision decision : sorted) {
      if (decision instanceof Decision.Correction correction) {
        State state = state(correction, drafts.get(correction.scenario().scenario()), asOf);
        String scenario = correction.scenario().scenario();
        results.add(new DecisionResult(correction.id(), state, List.of(scenario)));
        if (state == State.IN_FORCE) {
          inForce.computeIfAbsent(scenario, id -> new ArrayList<>()).add(correction);
        }
      }
    }
  }

  private static State state(Decision.Correction correction, @Nullable Draft draft, Instant asOf) {
    State inTime = InForce.at(asOf, correction.signed());
    boolean outlived = correction.upward() && inTime == State.ENDED;
    if (inTime != State.IN_FORCE && !outlived) {
      return inTime;
    }
    if (draft == null) {
      return State.NOTHING_TO_COVER;
    }
    if (correction.upward()) {
      return State.IN_FORCE;
    }
    if (draft.uncorrected().isAbove(correction.scenario().residual())) {
      return State.RESIDUAL_WORSE;
    }
    return draft.binding().hash().equals(correction.scenario().binding())
        ? State.IN_FORCE
        : State.BINDING_CHANGED;
  }

  /** At most one step each on success and on impact, whoever corrected how often. */
  Reduction.Correction of(String scenario) {
    List<Decision.Correction> corrections = inForce.get(scenario);
    if (corrections == null) {
      return Reduction.Correction.NONE;
    }
    int success = 0;
    int impact = 0;
    for (Decision.Correction correction : corrections) {
      int step = correction.upward() ? 1 : -1;
      switch (correction.aspect()) {
        case SUCCESS -> success += step;
        case IMPACT -> impact += step;
      }
    }
    return new Reduction.Correction(Integer.signum(success), Integer.signum(impact));
  }

  List<String> idsOf(String scenario) {
    List<Decision.Correction> corrections = inForce.get(scenario);
    return corrections == null
        ? List.of()
        : corrections.stream().map(Decision.Correction::id).toList();
  }

  List<DecisionResult> results() {
    return results;
  }
}
