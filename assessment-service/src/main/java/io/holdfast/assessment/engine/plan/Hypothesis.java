// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The input as it would be with actions done (method.md section 9): what is to be implemented is,
 * from asOf on, and the evidence is there. Running the engine on it proves a plan.
 */
public final class Hypothesis {

  private final AssessmentInput input;
  private final Proofs proofs;
  private final Set<String> safeguardIds = new HashSet<>();
  private final Set<String> evidenceIds = new HashSet<>();
  private final Map<Action, List<Evidence>> evidence = new HashMap<>();

  Hypothesis(AssessmentInput input) {
    this.input = input;
    proofs = new Proofs(input);
    input.safeguards().forEach(safeguard -> safeguardIds.add(safeguard.id()));
    input.evidence().forEach(each -> evidenceIds.add(each.id()));
  }

  public static AssessmentInput with(AssessmentInput input, Collection<Action> actions) {
    return new Hypothesis(input).with(actions);
  }

  AssessmentInput with(Collection<Action> actions) {
    Map<String, Safeguard> done = new HashMap<>();
    List<Safeguard> safeguards = new ArrayList<>();
    List<Evidence> all = new ArrayList<>(input.evidence());
    for (Action action : actions) {
      if (action.kind() == ActionKind.IMPLEMENT) {
        Safeguard safeguard = implemented(action);
        done.put(safeguard.id(), safeguard);
      }
      all.addAll(evidence.computeIfAbsent(action, this::evidence));
    }
    input.safeguards().stream()
        .filter(safeguard -> !done.containsKey(safeguard.id()))
        .forEach(safeguards::add);
    safeguards.addAll(done.values());
    return new AssessmentInput(
        input.revision(),
        input.edition(),
        safeguards,
        all,
        input.findings(),
        input.decisions(),
        input.changes(),
        input.policy(),
        input.asOf());
  }

  private Safeguard implemented(Action action) {
    return new Safeguard(
        safeguard(action),
        action.control(),
        action.scope(),
        action.component(),
        SafeguardStatus.IMPLEMENTED,
        input.asOf(),
        null);
  }

  private List<Evidence> evidence(Action action) {
    String safeguard = safeguard(action);
    return action.evidence().stream()
        .map(
            kind -> {
              String id = free(action.id() + "/" + kind, evidenceIds);
              return proofs.of(action, kind, id, safeguard);
            })
        .toList();
  }

  /** Id of the safeguard that the action is about; a new one is named after the action. */
  String safeguard(Action action) {
    String known = action.safeguard();
    return known == null ? free(action.id(), safeguardIds) : known;
  }

  private static String free(String id, Set<String> taken) {
    String free = id;
    while (taken.contains(free)) {
      free += "'";
    }
    return free;
  }
}
