// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Role;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Weights;
import io.holdfast.assessment.engine.result.Fact;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Values of the wire that this version does not know, and references to what is not there. The
 * enums of the wire are open; what the engine cannot read it must not take for safe.
 */
final class UnknownValues {

  private final Set<Fact> facts =
      new TreeSet<>(Comparator.comparing(Fact::kind).thenComparing(Fact::id));

  private UnknownValues() {}

  static Set<Fact> in(SystemGraph graph, CatalogueIndex catalogue, AssessmentInput input) {
    UnknownValues unknown = new UnknownValues();
    unknown.findInRevision(input.revision());
    graph.dangling().forEach(unknown::add);
    unknown.findInRecords(input);
    unknown.facts.addAll(catalogue.unknown());
    return unknown.facts;
  }

  private void findInRevision(SystemRevision revision) {
    Set<String> zones = new TreeSet<>();
    revision.zones().forEach(zone -> zones.add(zone.key()));
    add(revision.profile().cra() == CraScope.UNKNOWN, Fact.Kind.PROFILE, "cra");
    add(revision.profile().role() == Role.UNKNOWN, Fact.Kind.PROFILE, "role");
    revision
        .zones()
        .forEach(zone -> add(zone.exposure() == Exposure.UNKNOWN, Fact.Kind.ZONE, zone.key()));
    revision
        .actors()
        .forEach(
            actor -> {
              boolean unknown = actor.kind() == ActorKind.UNKNOWN || !zones.contains(actor.zone());
              add(unknown, Fact.Kind.ACTOR, actor.key());
            });
    revision
        .components()
        .forEach(
            component -> {
              boolean unknown = isUnknown(component) || !zones.contains(component.zone());
              add(unknown, Fact.Kind.COMPONENT, component.key());
            });
    revision.flows().stream().filter(flow -> flow.kind() == FlowKind.UNKNOWN).forEach(this::add);
  }

  private static boolean isUnknown(Component component) {
    return component.kind() == ComponentKind.UNKNOWN
        || component.influence() == Influence.UNKNOWN
        || component.party() == Party.UNKNOWN
        || component.learning() == Learning.UNKNOWN
        || component.weights() == Weights.UNKNOWN;
  }

  private void findInRecords(AssessmentInput input) {
    input
        .findings()
        .forEach(
            finding -> add(finding.kind() == FindingKind.UNKNOWN, Fact.Kind.FINDING, finding.id()));
    input
        .safeguards()
        .forEach(
            safeguard -> {
              boolean unknown =
                  safeguard.scope() == ScopeKind.UNKNOWN
                      || safeguard.status() == SafeguardStatus.UNKNOWN;
              add(unknown, Fact.Kind.SAFEGUARD, safeguard.id());
            });
    input
        .evidence()
        .forEach(
            evidence -> {
              boolean unknown =
                  evidence.outcome() == Outcome.UNKNOWN
                      || evidence.method() == EvidenceMethod.UNKNOWN
                      || evidence.signature() == Signature.UNKNOWN;
              add(unknown, Fact.Kind.EVIDENCE, evidence.id());
            });
  }

  private void add(boolean unknown, Fact.Kind kind, String id) {
    if (unknown) {
      facts.add(new Fact(kind, id));
    }
  }

  private void add(Flow flow) {
    facts.add(new Fact(Fact.Kind.FLOW, flow.from() + ">" + flow.to()));
  }
}
