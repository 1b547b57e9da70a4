// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows each changed fact to what it made worse (method.md section 7): evidence, safeguard,
 * scenario, requirement, verdict. A fact that made nothing worse is no cause.
 */
final class CauseChains {

  private final Assessment current;
  private final List<Delta<SafeguardResult>> uncredited;
  private final List<Delta<Scenario>> worse;
  private final List<Delta<RequirementResult>> requirementsWorse;
  private final List<Delta<Verdict>> verdictsWorse;
  private final List<EvidenceInvalidated> invalidated;

  CauseChains(
      Assessment current,
      List<Delta<SafeguardResult>> uncredited,
      List<Delta<Scenario>> worse,
      List<Delta<RequirementResult>> requirementsWorse,
      List<Delta<Verdict>> verdictsWorse,
      List<EvidenceInvalidated> invalidated) {
    this.current = current;
    this.uncredited = uncredited;
    this.worse = worse;
    this.requirementsWorse = requirementsWorse;
    this.verdictsWorse = verdictsWorse;
    this.invalidated = invalidated;
  }

  List<Cause> follow(List<FactChange> facts) {
    List<Cause> causes = new ArrayList<>();
    List<FactChange> architecture =
        facts.stream().filter(fact -> fact.kind() == Kind.ARCHITECTURE).toList();
    if (!architecture.isEmpty()) {
      causes.add(follow(architecture, architecture.getFirst()));
    }
    for (FactChange fact : facts) {
      if (fact.kind() != Kind.ARCHITECTURE) {
        causes.add(follow(List.of(fact), fact));
      }
    }
    return causes.stream().filter(CauseChains::madeSomethingWorse).toList();
  }

  private static boolean madeSomethingWorse(Cause cause) {
    return !cause.evidence().isEmpty()
        || !cause.safeguards().isEmpty()
        || !cause.scenarios().isEmpty()
        || !cause.requirements().isEmpty();
  }

  private Cause follow(List<FactChange> facts, FactChange fact) {
    List<EvidenceInvalidated> evidence =
        invalidated.stream().filter(each -> invalidates(fact, each)).toList();
    Set<String> safeguards = new TreeSet<>(CodePoints.ORDER);
    for (Delta<SafeguardResult> delta : uncredited) {
      if (uncredits(fact, evidence, delta)) {
        safeguards.add(delta.id());
      }
    }
    Set<String> scenarios = new TreeSet<>(CodePoints.ORDER);
    for (Delta<Scenario> delta : worse) {
      if (worsens(fact, safeguards, delta)) {
        scenarios.add(delta.id());
      }
    }
    Set<String> requirements = new TreeSet<>(CodePoints.ORDER);
    for (Delta<RequirementResult> delta : requirementsWorse) {
      if (fails(fact, safeguards, scenarios, delta)) {
        requirements.add(delta.id());
      }
    }
    List<String> frameworks = new ArrayList<>();
    for (Delta<Verdict> delta : verdictsWorse) {
      Verdict now = delta.to();
      if (now != null && now.decidedBy().stream().anyMatch(requirements::contains)) {
        frameworks.add(delta.id());
      }
    }
    return new Cause(
        facts,
        evidence,
        List.copyOf(safeguards),
        List.copyOf(scenarios),
        List.copyOf(requirements),
        frameworks);
  }

  private static boolean invalidates(FactChange fact, EvidenceInvalidated evidence) {
    Invalidity reason = evidence.reason();
    return switch (reason.reason()) {
      case IDENTITY_NOT_CURRENT ->
          fact.kind() == Kind.VERSION && fact.id().equals(reason.component());
      case DATA_NOT_CURRENT -> fact.kind() == Kind.VERSION;
      case CHANGED_SINCE ->
          reason.component() == null
              ? fact.kind() == Kind.CHANGE && hasKind(fact, reason)
              : fact.kind() == Kind.COMPONENT_CHANGE
                  && fact.id().equals(reason.component())
                  && hasKind(fact, reason);
      case EXPIRED, TOO_OLD ->
          (fact.kind() == Kind.EXPIRY && fact.id().equals(evidence.evidence()))
              || fact.kind() == Kind.EDITION;
      case UNKNOWN_KIND -> fact.kind() == Kind.EDITION;
      case SIGNATURE_FAILED, NOT_YET -> false;
    };
  }

  private static boolean hasKind(FactChange fact, Invalidity reason) {
    return fact.to() != null && fact.to().equals(reason.change());
  }

  private static boolean uncredits(
      FactChange fact, List<EvidenceInvalidated> evidence, Delta<SafeguardResult> delta) {
    boolean byEvidence = evidence.stream().anyMatch(each -> each.safeguard().equals(delta.id()));
    SafeguardResult now = delta.to();
    return switch (fact.kind()) {
      case SAFEGUARD -> fact.id().equals(delta.id());
      case EVIDENCE -> now != null && now.failed().contains(fact.id());
      case EDITION, METHOD_VERSION -> true;
      case DECISION ->
          delta.from() != null
              && delta.from().evidence().stream()
                  .anyMatch(use -> fact.id().equals(use.carryOver()));
      default -> byEvidence;
    };
  }

  private static boolean worsens(FactChange fact, Set<String> safeguards, Delta<Scenario> delta) {
    Scenario before = delta.from();
    Scenario now = delta.to();
    if (now == null) {
      return false;
    }
    boolean bySafeguard =
        before != null && before.safeguards().stream().anyMatch(safeguards::contains);
    return bySafeguard
        || switch (fact.kind()) {
          case FINDING -> now.binding().findings().contains(fact.id());
          case ARCHITECTURE ->
              before == null || now.inherent().level().isAbove(before.inherent().level());
          case DECISION -> names(now, fact.id()) || (before != null && names(before, fact.id()));
          case EDITION, METHOD_VERSION -> true;
          default -> false;
        };
  }

  private static boolean names(Scenario scenario, String decision) {
    Fact wanted = new Fact(Fact.Kind.DECISION, decision);
    return scenario.reasons().stream().anyMatch(reason -> reason.facts().contains(wanted));
  }

  private boolean fails(
      FactChange fact,
      Set<String> safeguards,
      Set<String> scenarios,
      Delta<RequirementResult> delta) {
    RequirementResult before = delta.from();
    RequirementResult now = delta.to();
    if (now == null) {
      return false;
    }
    boolean bySafeguard =
        before != null && before.safeguards().stream().anyMatch(safeguards::contains);
    boolean byReason =
        now.reasons().stream()
            .flatMap(reason -> reason.facts().stream())
            .anyMatch(each -> names(each, fact, scenarios));
    boolean byDecision =
        fact.kind() == Kind.DECISION
            && current.decisions().stream()
                .anyMatch(
                    decision ->
                        decision.id().equals(fact.id()) && decision.because().contains(now.id()));
    return bySafeguard
        || byReason
        || byDecision
        || fact.kind() == Kind.EDITION
        || fact.kind() == Kind.METHOD_VERSION;
  }

  private static boolean names(Fact each, FactChange fact, Set<String> scenarios) {
    return switch (each.kind()) {
      case SCENARIO -> scenarios.contains(each.id());
      case FINDING -> fact.kind() == Kind.FINDING && fact.id().equals(each.id());
      case DECISION -> fact.kind() == Kind.DECISION && fact.id().equals(each.id());
      case COMPONENT, ACTOR, FLOW, ZONE -> fact.kind() == Kind.ARCHITECTURE;
      default -> false;
    };
  }
}
