// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.change.ScenarioLink.Lost;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import java.util.Set;

/**
 * Which changed fact made a requirement worse: by safeguards and scenarios that it hit, or by
 * itself (method.md section 7).
 */
final class RequirementLink {

  private final EvidenceLink evidence;

  RequirementLink(EvidenceLink evidence) {
    this.evidence = evidence;
  }

  boolean worsens(
      FactChange fact, Lost lost, Set<String> scenarios, Delta<RequirementResult> delta) {
    RequirementResult before = delta.from();
    RequirementResult now = delta.to();
    if (now == null) {
      return false;
    }
    return fact.kind() == Kind.EDITION
        || fact.kind() == Kind.METHOD_VERSION
        || now.reasons().stream()
            .flatMap(reason -> reason.facts().stream())
            .anyMatch(each -> isOf(each, fact, scenarios))
        || now.evidence().stream().anyMatch(use -> ended(use, fact))
        || (before != null
            && (restedOn(before, now, fact, lost)
                || becameApplicable(before, now, fact, scenarios)));
  }

  private static boolean isOf(Fact each, FactChange fact, Set<String> scenarios) {
    return switch (each.kind()) {
      case SCENARIO -> scenarios.contains(each.id());
      case FINDING -> fact.kind() == Kind.FINDING && fact.id().equals(each.id());
      case DECISION -> fact.kind() == Kind.DECISION && fact.id().equals(each.id());
      case COMPONENT ->
          fact.kind() == Kind.ARCHITECTURE
              || (fact.kind() == Kind.VERSION && fact.id().equals(each.id()));
      case ACTOR, FLOW, ZONE, CONTROL -> fact.kind() == Kind.ARCHITECTURE;
      case PROFILE -> fact.kind() == Kind.PROFILE || fact.kind() == Kind.ARCHITECTURE;
      default -> false;
    };
  }

  /** Evidence of its declaration. */
  private boolean ended(EvidenceUse use, FactChange fact) {
    return use.invalid() != null && evidence.ends(fact, use.evidence(), use.invalid());
  }

  private static boolean restedOn(
      RequirementResult before, RequirementResult now, FactChange fact, Lost lost) {
    return lost.hits(before.safeguards(), now.safeguards())
        || switch (fact.kind()) {
          case SAFEGUARD -> before.safeguards().contains(fact.id());
          case DECISION -> names(before, new Fact(Fact.Kind.DECISION, fact.id()));
          case EVIDENCE ->
              fact.to() == null
                  && before.evidence().stream().anyMatch(use -> use.evidence().equals(fact.id()));
          default -> false;
        };
  }

  private static boolean names(RequirementResult result, Fact fact) {
    return result.reasons().stream().anyMatch(reason -> reason.facts().contains(fact));
  }

  /** It did not apply; the profile, the architecture and what is exposed decide that. */
  private static boolean becameApplicable(
      RequirementResult before, RequirementResult now, FactChange fact, Set<String> scenarios) {
    if (before.status() != RequirementStatus.NOT_APPLICABLE
        || now.status() == RequirementStatus.NOT_APPLICABLE) {
      return false;
    }
    return fact.kind() == Kind.PROFILE
        || fact.kind() == Kind.ARCHITECTURE
        || before.reasons().stream()
            .flatMap(reason -> reason.facts().stream())
            .filter(each -> each.kind() == Fact.Kind.FAMILY)
            .anyMatch(
                family -> scenarios.stream().anyMatch(id -> id.startsWith(family.id() + "@")));
  }
}
