// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.evidence.IdentityRule;
import io.holdfast.assessment.engine.evidence.Implementation;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.result.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Notes what an assessment was computed from, so that a later difference can say what changed. */
final class BasisRule {

  private BasisRule() {}

  static Basis of(SystemGraph graph, AssessmentInput input, List<Finding> open) {
    SystemRevision revision = input.revision();
    Comparator<Profile.ForeseenChange> order =
        Comparator.comparing((Profile.ForeseenChange each) -> each.change())
            .thenComparing(each -> each.component() == null ? "" : each.component())
            .thenComparing(each -> each.limits() == null ? "" : each.limits());
    return new Basis(
        revision.systemId(),
        revision.number(),
        input.edition().id(),
        Assessor.METHOD_VERSION,
        input.asOf(),
        revision.profile().intendedPurpose(),
        revision.profile().foreseenChanges().stream().sorted(order).toList(),
        profile(revision.profile()),
        graph.components().stream().map(BasisRule::component).toList(),
        architecture(revision),
        changes(input),
        open.stream()
            .map(each -> new Basis.FindingBasis(each.id(), each.kind().name(), each.component()))
            .toList(),
        safeguards(input),
        evidence(input));
  }

  private static TreeMap<String, String> profile(Profile profile) {
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("cra", profile.cra().name());
    if (profile.role() != null) {
      facts.put("role", profile.role().name());
    }
    profile.impact().forEach((of, impact) -> facts.put("impact." + of, impact.level().name()));
    if (profile.tolerance() != null) {
      facts.put("tolerance", profile.tolerance().level().name());
    }
    Profile.AiActFacts aiAct = profile.aiAct();
    if (aiAct != null) {
      facts.put("aiAct.annexI", String.valueOf(aiAct.annexI()));
      facts.put("aiAct.profilesNaturalPersons", String.valueOf(aiAct.profilesNaturalPersons()));
      facts.put("aiAct.prohibitedPractice", String.valueOf(aiAct.prohibitedPractice()));
      if (aiAct.annexIII() != null) {
        facts.put("aiAct.annexIII", aiAct.annexIII());
      }
      if (aiAct.derogation() != null) {
        facts.put("aiAct.derogation", aiAct.derogation().ground());
      }
    }
    return facts;
  }

  private static Basis.ComponentBasis component(Component component) {
    TreeMap<String, Instant> changes = new TreeMap<>(component.changes());
    return new Basis.ComponentBasis(component.key(), IdentityRule.text(component), changes);
  }

  private static List<String> architecture(SystemRevision revision) {
    List<String> lines = new ArrayList<>();
    revision.zones().forEach(zone -> lines.add("zone " + zone.key() + " " + zone.exposure()));
    revision
        .actors()
        .forEach(
            actor -> lines.add("actor " + actor.key() + " " + actor.kind() + " " + actor.zone()));
    revision.components().forEach(component -> lines.add(line(component)));
    revision
        .flows()
        .forEach(
            flow ->
                lines.add(
                    "flow "
                        + flow.from()
                        + " "
                        + flow.to()
                        + " "
                        + flow.kind()
                        + (flow.scores() ? " scores" : "")));
    lines.sort(CodePoints.ORDER);
    List<String> distinct = new ArrayList<>(lines.size());
    for (String line : lines) {
      if (distinct.isEmpty() || !distinct.getLast().equals(line)) {
        distinct.add(line);
      }
    }
    return distinct;
  }

  private static String line(Component component) {
    return "component "
        + component.key()
        + " "
        + component.kind()
        + " "
        + component.zone()
        + (component.inField() ? " in-field" : "")
        + (component.hostedByThirdParty() ? " hosted" : "")
        + " "
        + component.influence()
        + " "
        + component.party()
        + " "
        + component.approach()
        + " "
        + component.learning()
        + " "
        + component.weights();
  }

  private static List<Basis.ChangeBasis> changes(AssessmentInput input) {
    return input.changes().stream()
        .filter(change -> !change.at().isAfter(input.asOf()))
        .sorted(Comparator.comparing(Change::id, CodePoints.ORDER).thenComparing(Change::kind))
        .map(change -> new Basis.ChangeBasis(change.id(), change.kind(), change.at()))
        .toList();
  }

  private static List<Basis.SafeguardBasis> safeguards(AssessmentInput input) {
    return input.safeguards().stream()
        .sorted(Comparator.comparing(Safeguard::id, CodePoints.ORDER))
        .map(
            each ->
                new Basis.SafeguardBasis(
                    each.id(),
                    each.control(),
                    each.component() == null ? each.scope().name() : each.component(),
                    Implementation.isImplemented(each, input.asOf())))
        .toList();
  }

  private static List<String> evidence(AssessmentInput input) {
    return input.evidence().stream()
        .filter(each -> !each.receivedAt().isAfter(input.asOf()))
        .map(Evidence::id)
        .sorted(CodePoints.ORDER)
        .toList();
  }
}
