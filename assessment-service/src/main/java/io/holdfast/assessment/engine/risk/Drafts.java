// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.access.AccessTable;
import io.holdfast.assessment.engine.access.Way;
import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.evidence.IdentityRule;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every pair of a family and a component that it concerns (method.md section 3): a scenario with
 * one route per access that somebody has, or not exposed, and why.
 */
final class Drafts {

  private static final int INCIDENT_COST = 1;

  private final SystemGraph graph;
  private final Profile profile;
  private final AccessTable accesses;
  private final OpenFindings findings;
  private final Coverages coverages;
  private final Likelihood likelihood;
  private final boolean generativeAi;
  private final String[] versions;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<NotExposed> notExposed = new ArrayList<>();

  Drafts(
      SystemGraph graph,
      CatalogueIndex catalogue,
      Profile profile,
      OpenFindings findings,
      Coverages coverages) {
    this.graph = graph;
    this.profile = profile;
    this.findings = findings;
    this.coverages = coverages;
    accesses = new AccessTable(graph);
    likelihood = new Likelihood(graph);
    generativeAi =
        graph.components().stream()
            .anyMatch(
                component ->
                    component.kind() == ComponentKind.MODEL
                        && component.approach() == Approach.LARGE_SCALE);
    versions = graph.components().stream().map(Drafts::version).toArray(String[]::new);
    for (FamilyIndex family : catalogue.families()) {
      for (int node = 0; node < graph.size(); node++) {
        if (family.concerns(graph.kind(node))) {
          draft(family, node);
        }
      }
    }
  }

  private static String version(Component component) {
    String version = IdentityRule.text(component);
    return version == null ? "" : version;
  }

  private void draft(FamilyIndex family, int node) {
    Component component = graph.component(node);
    OpenFindings.OnPair open = findings.on(node, family.family());
    int relevance = likelihood.relevance(family.family(), component);
    if (relevance == 0 && !open.incident()) {
      notExposed.add(
          new NotExposed(family.id(), component.key(), NotExposed.Why.NOT_RELEVANT, List.of()));
      return;
    }
    List<DraftRoute> routes = routes(family, node, Likelihood.success(relevance, open), open);
    if (routes.isEmpty()) {
      notExposed.add(
          new NotExposed(family.id(), component.key(), NotExposed.Why.NO_ACCESS, family.access()));
      return;
    }
    drafts.add(
        new Draft(
            family.id() + "@" + component.key(),
            family,
            node,
            component,
            versions[node],
            ImpactRule.impact(profile, family.family(), component),
            open,
            routes));
  }

  private List<DraftRoute> routes(
      FamilyIndex family, int node, Level success, OpenFindings.OnPair open) {
    List<DraftRoute> routes = new ArrayList<>();
    for (Access access : family.access()) {
      Way way = accesses.way(access, node, family.hurtsOnlyConfidentiality());
      if (way != null) {
        routes.add(route(family, node, access, way.path(), way.cost(), success, open));
      }
    }
    if (open.incident()) {
      // Whoever it was had an access; which one, and how, nobody has said.
      String key = graph.component(node).key();
      Path path = new Path(Path.Holder.INTRUDER, null, List.of(key), List.of(), null);
      routes.add(route(family, node, Access.UNKNOWN, path, INCIDENT_COST, success, open));
    }
    return routes;
  }

  private DraftRoute route(
      FamilyIndex family,
      int node,
      Access access,
      Path path,
      int cost,
      Level success,
      OpenFindings.OnPair open) {
    Level initiation = Likelihood.initiation(cost);
    Cover cover = coverages.cover(node);
    BitSet preventingEvidenced = null;
    BitSet preventingClaimed = null;
    if (open.lastIncident() != null) {
      initiation = Level.highest(initiation, Level.H);
      preventingEvidenced =
          cover.notOlder(open.lastIncident(), standing -> standing.isCreditedFor(family.family()));
      preventingClaimed = cover.notOlder(open.lastIncident(), Standing::isImplemented);
    }
    return new DraftRoute(
        access,
        path,
        cost,
        initiation,
        success,
        reduction(cover.evidenced(family), family, access, preventingEvidenced),
        reduction(cover.claimed(), family, access, preventingClaimed),
        reduction(coverages.attainable(node), family, access, null),
        reduction(coverages.conceivable(), family, access, null));
  }

  private Reduction reduction(
      Coverage coverage, FamilyIndex family, Access access, @Nullable BitSet preventing) {
    return Coverages.reduction(coverage, family, access, generativeAi, preventing);
  }

  List<Draft> drafts() {
    return drafts;
  }

  List<NotExposed> notExposed() {
    return notExposed;
  }

  boolean isGenerativeAi() {
    return generativeAi;
  }
}
