// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.input.Profile.ForeseenChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flag for a person to decide (method.md section 7; AI Act Art. 3(23) and 43(4)): the intended
 * purpose changed, or a change that was not foreseen made a requirement of the AI Act worse. A
 * retrain is none by itself.
 *
 * @param reasons the changes that raise it; none: it is not raised
 */
public record SubstantialModification(List<FactChange> reasons) {

  private static final String AI_ACT = "AI_ACT_ART_15";
  private static final String ARCHITECTURE_CHANGED = "ARCHITECTURE_CHANGED";

  /** What befalls a system or its world; Art. 3(23) is about changes to the system. */
  private static final Set<String> NOT_TO_THE_SYSTEM =
      Set.of(
          "INPUT_DRIFT_DETECTED",
          "NEW_VULNERABILITY",
          "INCIDENT",
          "NEW_ATTACK_TECHNIQUE",
          "LAW_OR_STANDARD_CHANGED",
          "CATALOGUE_RELEASE");

  public SubstantialModification {
    reasons = List.copyOf(reasons);
  }

  public boolean isFlagged() {
    return !reasons.isEmpty();
  }

  static SubstantialModification of(
      List<FactChange> facts,
      List<Cause> causes,
      List<RequirementChange> requirements,
      List<ForeseenChange> foreseen) {
    List<FactChange> reasons = new ArrayList<>();
    facts.stream().filter(fact -> fact.kind() == Kind.PURPOSE).forEach(reasons::add);
    Set<String> worse =
        requirements.stream()
            .filter(change -> change.framework().equals(AI_ACT) && change.isWorse())
            .map(RequirementChange::requirement)
            .collect(Collectors.toSet());
    for (Cause cause : causes) {
      if (cause.requirements().stream().anyMatch(worse::contains)) {
        cause.facts().stream()
            .filter(fact -> isUnforeseen(fact, facts, foreseen))
            .forEach(reasons::add);
      }
    }
    return new SubstantialModification(reasons);
  }

  private static boolean isUnforeseen(
      FactChange fact, List<FactChange> facts, List<ForeseenChange> foreseen) {
    return switch (fact.kind()) {
      case ARCHITECTURE -> !isForeseen(null, ARCHITECTURE_CHANGED, foreseen);
      case COMPONENT_CHANGE ->
          !NOT_TO_THE_SYSTEM.contains(Objects.toString(fact.to()))
              && !isForeseen(fact.id(), Objects.toString(fact.to()), foreseen);
      case VERSION -> !isForeseenVersion(fact.id(), facts, foreseen);
      default -> false;
    };
  }

  /** A version is foreseen when all the kinds of change that came with it are. */
  private static boolean isForeseenVersion(
      String component, List<FactChange> facts, List<ForeseenChange> foreseen) {
    List<FactChange> kinds =
        facts.stream()
            .filter(fact -> fact.kind() == Kind.COMPONENT_CHANGE && fact.id().equals(component))
            .filter(fact -> !NOT_TO_THE_SYSTEM.contains(Objects.toString(fact.to())))
            .toList();
    return !kinds.isEmpty()
        && kinds.stream()
            .allMatch(kind -> isForeseen(component, Objects.toString(kind.to()), foreseen));
  }

  private static boolean isForeseen(
      @Nullable String component, String change, List<ForeseenChange> foreseen) {
    return foreseen.stream()
        .filter(each -> each.change().equals(change))
        .anyMatch(each -> each.component() == null || each.component().equals(component));
  }
}
