// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.change.ScenarioLink.Lost;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Follows each changed fact to what it made worse (method.md section 7): evidence, safeguard,
 * scenario, requirement, verdict. A fact that made nothing worse is no cause; whatever got worse
 * has one.
 */
final class CauseChains {

  private final Worse worse;
  private final EvidenceLink evidenceLink;
  private final SafeguardLink safeguardLink;
  private final ScenarioLink scenarioLink;
  private final RequirementLink requirementLink;

  /** What got worse. */
  record Worse(
      List<EvidenceInvalidated> evidence,
      List<Delta<SafeguardResult>> uncredited,
      List<Delta<Scenario>> scenarios,
      List<Delta<RequirementResult>> requirements,
      List<Delta<Verdict>> verdicts) {}

  private CauseChains(
      Assessment previous, Assessment current, List<FactChange> facts, Worse worse) {
    this.worse = worse;
    evidenceLink = new EvidenceLink(facts);
    safeguardLink = new SafeguardLink(facts, worse.evidence());
    scenarioLink = new ScenarioLink(previous, current);
    requirementLink = new RequirementLink(evidenceLink);
  }

  static List<Cause> follow(
      Assessment previous, Assessment current, List<FactChange> facts, Worse worse) {
    CauseChains chains = new CauseChains(previous, current, facts, worse);
    List<Cause> causes = new ArrayList<>();
    List<FactChange> architecture =
        facts.stream().filter(fact -> fact.kind() == Kind.ARCHITECTURE).toList();
    if (!architecture.isEmpty()) {
      causes.add(chains.follow(architecture, architecture.getFirst()));
    }
    for (FactChange fact : facts) {
      if (fact.kind() != Kind.ARCHITECTURE) {
        causes.add(chains.follow(List.of(fact), fact));
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
        worse.evidence().stream()
            .filter(each -> evidenceLink.ends(fact, each.evidence(), each.reason()))
            .toList();
    Set<String> safeguards =
        ids(worse.uncredited(), delta -> safeguardLink.uncredits(fact, evidence, delta));
    Lost lost = lost(fact, evidence, safeguards);
    Set<String> scenarios =
        ids(worse.scenarios(), delta -> scenarioLink.worsens(fact, lost, delta));
    Set<String> requirements =
        ids(worse.requirements(), delta -> requirementLink.worsens(fact, lost, scenarios, delta));
    Set<String> frameworks = ids(worse.verdicts(), delta -> decides(requirements, delta));
    return new Cause(
        facts,
        evidence,
        List.copyOf(safeguards),
        List.copyOf(scenarios),
        List.copyOf(requirements),
        List.copyOf(frameworks));
  }

  private static <T> Set<String> ids(List<Delta<T>> deltas, Predicate<Delta<T>> wanted) {
    Set<String> ids = new TreeSet<>(CodePoints.ORDER);
    deltas.stream().filter(wanted).forEach(delta -> ids.add(delta.id()));
    return ids;
  }

  /** Evidence and changes of the world may speak of single families or requirements. */
  private Lost lost(FactChange fact, List<EvidenceInvalidated> evidence, Set<String> safeguards) {
    if (fact.kind() == Kind.CHANGE || fact.kind() == Kind.EVIDENCE) {
      return new Lost(safeguards, null);
    }
    Set<String> inPart = new HashSet<>();
    evidence.forEach(each -> inPart.add(each.safeguard()));
    return new Lost(safeguards, inPart);
  }

  private static boolean decides(Set<String> requirements, Delta<Verdict> delta) {
    Verdict now = delta.to();
    return now != null && now.decidedBy().stream().anyMatch(requirements::contains);
  }
}
