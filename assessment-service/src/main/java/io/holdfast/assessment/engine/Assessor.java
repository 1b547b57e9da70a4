// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.evidence.Credits;
import io.holdfast.assessment.engine.evidence.Validity;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.requirement.InventoryGaps;
import io.holdfast.assessment.engine.requirement.RequirementRule;
import io.holdfast.assessment.engine.requirement.RouteRule;
import io.holdfast.assessment.engine.requirement.VerdictRule;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Tolerance;
import io.holdfast.assessment.engine.result.Verdict;
import io.holdfast.assessment.engine.risk.OpenFindings;
import io.holdfast.assessment.engine.risk.RegulatoryClassRule;
import io.holdfast.assessment.engine.risk.ScenarioRule;
import io.holdfast.assessment.engine.risk.ToleranceRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assessment method: a pure function from its inputs to the case for a system, and to what is
 * missing from it. The same inputs give an equal result, whatever their order.
 */
public final class Assessor {

  /** Version of the method; a change of what it computes is a new one. */
  public static final String METHOD_VERSION = "1.0";

  private final AssessmentInput input;
  private final SystemGraph graph;
  private final CatalogueIndex catalogue;

  private Assessor(AssessmentInput input) {
    this.input = input;
    graph = new SystemGraph(input.revision());
    catalogue = CatalogueIndex.of(input.edition());
  }

  public static Assessment assess(AssessmentInput input) {
    return new Assessor(input).assess();
  }

  private Assessment assess() {
    // Section 2: the regulatory class, and with section 5 the tolerance that goes with it.
    RegulatoryClass type = RegulatoryClassRule.of(input.revision().profile(), input.edition());
    Tolerance tolerance = ToleranceRule.of(input, type.type());

    // Section 4: evidence and credit.
    Validity validity = new Validity(graph, catalogue, input);
    Credits credits = new Credits(graph, catalogue, validity, input);

    // Sections 3 to 5: scenarios, residual risks, treatment status.
    OpenFindings findings = new OpenFindings(graph, input.findings(), input.asOf());
    ScenarioRule scenarios =
        new ScenarioRule(graph, catalogue, input, credits.standings(), findings, tolerance.level());

    // Section 6: requirements, verdicts, route.
    InventoryGaps gaps = new InventoryGaps(graph, catalogue, input);
    RequirementRule rule = requirementRule(validity, credits, scenarios, findings, gaps, tolerance);
    List<RequirementResult> requirements =
        catalogue.requirements().stream().map(rule::judge).toList();
    List<Verdict> verdicts = VerdictRule.verdicts(input.edition(), type.type(), requirements);
    RouteRule route = route(requirements, scenarios, credits);
    List<DecisionResult> decisions = decisions(tolerance, scenarios);
    return new Assessment(
        BasisRule.of(graph, input, findings.open()),
        type,
        tolerance,
        scenarios.scenarios(),
        scenarios.notExposed(),
        credits.results(),
        requirements,
        verdicts,
        route.route(type.type(), verdicts),
        decisions,
        DataAheadRule.find(graph),
        gaps.all(),
        weakest(credits.results()),
        ExpiryRule.next(input, validity, credits.used(), rule.declared()),
        UpcomingExpiries.of(input, validity, credits.results(), requirements, decisions));
  }

  /** Section 8: how the decisions of people stand. */
  private List<DecisionResult> decisions(Tolerance tolerance, ScenarioRule scenarios) {
    return DecisionRule.all(graph, input, tolerance, scenarios.decisions());
  }

  private RouteRule route(
      List<RequirementResult> requirements, ScenarioRule scenarios, Credits credits) {
    return new RouteRule(input, requirements, scenarios.scenarios(), credits.standings());
  }

  private RequirementRule requirementRule(
      Validity validity,
      Credits credits,
      ScenarioRule scenarios,
      OpenFindings findings,
      InventoryGaps gaps,
      Tolerance tolerance) {
    return new RequirementRule(
        graph,
        catalogue,
        input,
        validity,
        credits.standings(),
        scenarios.scenarios(),
        findings.open(),
        gaps,
        tolerance.level());
  }

  private static @Nullable IdentityStrength weakest(List<SafeguardResult> results) {
    IdentityStrength weakest = null;
    for (SafeguardResult result : results) {
      weakest = IdentityStrength.weakest(weakest, result.identity());
    }
    return weakest;
  }
}
