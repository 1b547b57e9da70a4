// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.RequirementIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.evidence.Validity;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Gap;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.Reason.Code;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Result of a requirement: the lines of method.md section 6, tested in their order. */
public final class RequirementRule {

  private static final String IF_EXPOSED = "IF_EXPOSED";
  private static final String EXPLOITABLE = "KNOWN_EXPLOITABLE_VULNERABILITY";

  private final ScenarioIndex scenarios;
  private final ApplicabilityRule applicability;
  private final DemandRule demands;
  private final DeclarationRule declarations;
  private final CompensationRule compensation;
  private final InventoryGaps gaps;
  private final List<Finding> open;
  private final RestsOn restsOn;

  public RequirementRule(
      SystemGraph graph,
      CatalogueIndex catalogue,
      AssessmentInput input,
      Validity validity,
      List<Standing> standings,
      List<Scenario> scenarios,
      List<Finding> open,
      InventoryGaps gaps,
      Level tolerance) {
    this.scenarios = new ScenarioIndex(graph, catalogue, scenarios);
    applicability = new ApplicabilityRule(graph, input);
    demands = new DemandRule(this.scenarios, standings);
    declarations = new DeclarationRule(validity, input);
    compensation = new CompensationRule(tolerance, standings);
    restsOn = new RestsOn(this.scenarios, demands, standings);
    this.gaps = gaps;
    this.open = open;
  }

  public RequirementResult judge(RequirementIndex index) {
    Edition.Requirement requirement = index.requirement();
    Reason outOfScope = applicability.notApplicable(requirement);
    if (outOfScope != null) {
      boolean justified = outOfScope.code() == Code.MARKED_NOT_APPLICABLE;
      return result(index, RequirementStatus.NOT_APPLICABLE, justified, List.of(outOfScope));
    }
    List<Scenario> named = named(index);
    List<Reason> reasons = new ArrayList<>();
    RequirementStatus status = status(index, named, reasons);
    return result(index, status, false, reasons);
  }

  private List<Scenario> named(RequirementIndex index) {
    List<Scenario> named = new ArrayList<>();
    index.named().forEach(family -> named.addAll(scenarios.of(family.id())));
    return named;
  }

  private RequirementStatus status(
      RequirementIndex index, List<Scenario> named, List<Reason> reasons) {
    Edition.Requirement requirement = index.requirement();
    if (addScenarios(
        reasons,
        Code.SCENARIO_UNATTAINABLE,
        named,
        scenario -> scenario.status() == TreatmentStatus.UNATTAINABLE)) {
      return RequirementStatus.UNATTAINABLE;
    }
    if (isNotMet(index, named, reasons)) {
      return RequirementStatus.NOT_MET;
    }
    if (isUndetermined(index, reasons)) {
      return RequirementStatus.UNDETERMINED;
    }
    if (!bind(requirement, named)) {
      addFamilies(requirement, reasons);
      return RequirementStatus.NOT_APPLICABLE;
    }
    if (addScenarios(
        reasons,
        Code.SCENARIO_ACCEPTED,
        named,
        scenario -> scenario.status() == TreatmentStatus.ACCEPTED)) {
      return RequirementStatus.ACCEPTED;
    }
    return isCompensated(named, reasons)
        ? RequirementStatus.MET_BY_COMPENSATION
        : RequirementStatus.MET;
  }

  private boolean isNotMet(RequirementIndex index, List<Scenario> named, List<Reason> reasons) {
    Edition.Requirement requirement = index.requirement();
    boolean notMet =
        addScenarios(
            reasons,
            Code.SCENARIO_NOT_TOLERABLE,
            named,
            scenario -> !scenario.status().isBearable());
    if (bind(requirement, named)) {
      for (List<String> demand : index.demands()) {
        if (!demands.isCovered(index, demand)) {
          reasons.add(new Reason(Code.DEMAND_NOT_COVERED, facts(Fact.Kind.CONTROL, demand)));
          notMet = true;
        }
      }
    }
    List<String> findings = new ArrayList<>();
    for (Finding finding : open) {
      if (mustNotBeOpen(requirement, finding)) {
        findings.add(finding.id());
      }
    }
    if (!findings.isEmpty()) {
      reasons.add(new Reason(Code.FINDING_OPEN, facts(Fact.Kind.FINDING, findings)));
    }
    return notMet || !findings.isEmpty();
  }

  /** IF_EXPOSED: the demands bind only if at least one scenario of the families is exposed. */
  private static boolean bind(Edition.Requirement requirement, List<Scenario> named) {
    return !IF_EXPOSED.equals(requirement.demandsApply())
        || requirement.families().isEmpty()
        || !named.isEmpty();
  }

  private static boolean mustNotBeOpen(Edition.Requirement requirement, Finding finding) {
    Set<String> kinds = requirement.findingsNotOpen();
    boolean exploitable = finding.kind() == FindingKind.VULNERABILITY && finding.exploitable();
    return kinds.contains(finding.kind().name()) || (exploitable && kinds.contains(EXPLOITABLE));
  }

  private boolean isUndetermined(RequirementIndex index, List<Reason> reasons) {
    Edition.Requirement requirement = index.requirement();
    List<Gap> lacking = gaps.concerning(index.concerned(), !requirement.families().isEmpty());
    if (!lacking.isEmpty()) {
      reasons.add(
          new Reason(Code.INVENTORY_LACKS, lacking.stream().map(Gap::fact).distinct().toList()));
    }
    return isUndeclared(requirement, reasons) || !lacking.isEmpty();
  }

  private boolean isUndeclared(Edition.Requirement requirement, List<Reason> reasons) {
    Fact itself = new Fact(Fact.Kind.REQUIREMENT, requirement.id());
    if (requirement.assessable() == Assessable.COMPUTED) {
      if (requirement.demands().isEmpty()) {
        reasons.add(new Reason(Code.NOTHING_DEMANDED, itself));
        return true;
      }
      return false;
    }
    String decision = declarations.decision(requirement);
    if (decision == null) {
      return reasons.add(new Reason(Code.NO_DECLARATION, itself));
    }
    boolean shown = declarations.isShown(requirement);
    Code code = shown ? Code.DECLARED_BY : Code.DECLARATION_WITHOUT_EVIDENCE;
    reasons.add(new Reason(code, new Fact(Fact.Kind.DECISION, decision)));
    return !shown;
  }

  private boolean isCompensated(List<Scenario> named, List<Reason> reasons) {
    List<Fact> facts = new ArrayList<>();
    for (Scenario scenario : named) {
      FamilyIndex family = scenarios.family(scenario.family());
      String safeguard = family == null ? null : compensation.compensating(family, scenario);
      if (safeguard != null) {
        facts.add(new Fact(Fact.Kind.SCENARIO, scenario.id()));
        facts.add(new Fact(Fact.Kind.SAFEGUARD, safeguard));
      }
    }
    return !facts.isEmpty()
        && reasons.add(new Reason(Code.COMPENSATED_BY, facts.stream().distinct().toList()));
  }

  private static void addFamilies(Edition.Requirement requirement, List<Reason> reasons) {
    List<String> families = requirement.families().stream().sorted().toList();
    reasons.add(new Reason(Code.NOT_EXPOSED, facts(Fact.Kind.FAMILY, families)));
  }

  private static boolean addScenarios(
      List<Reason> reasons, Code code, List<Scenario> named, Predicate<Scenario> wanted) {
    List<String> ids = new ArrayList<>();
    for (Scenario scenario : named) {
      if (wanted.test(scenario)) {
        ids.add(scenario.id());
      }
    }
    return !ids.isEmpty() && reasons.add(new Reason(code, facts(Fact.Kind.SCENARIO, ids)));
  }

  private static List<Fact> facts(Fact.Kind kind, List<String> ids) {
    List<Fact> facts = new ArrayList<>(ids.size());
    ids.forEach(id -> facts.add(new Fact(kind, id)));
    return facts;
  }

  private RequirementResult result(
      RequirementIndex index, RequirementStatus status, boolean justified, List<Reason> reasons) {
    Edition.Requirement requirement = index.requirement();
    List<Standing> safeguards =
        status == RequirementStatus.NOT_APPLICABLE ? List.of() : restsOn.safeguards(index);
    List<String> ids = new ArrayList<>(safeguards.size());
    safeguards.forEach(safeguard -> ids.add(safeguard.id()));
    if (!ids.isEmpty()) {
      reasons.add(new Reason(Code.COVERED_BY, facts(Fact.Kind.SAFEGUARD, ids)));
    }
    return new RequirementResult(
        requirement.id(),
        requirement.framework(),
        status,
        requirement.countsForVerdict(),
        justified,
        ids,
        status == RequirementStatus.NOT_APPLICABLE ? List.of() : declarations.evidence(requirement),
        RestsOn.identity(safeguards),
        reasons);
  }

  /** Evidence that declarations in force rest on. */
  public List<Evidence> declared() {
    return declarations.used();
  }
}
