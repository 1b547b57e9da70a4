// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.result.ConformityRoute;
import io.holdfast.assessment.engine.result.ConformityRoute.ToDemonstrate;
import io.holdfast.assessment.engine.result.ConformityRoute.Type;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import io.holdfast.assessment.engine.result.Verdict;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The route to conformity with AI Act Art. 15(5) (method.md section 6). */
public final class RouteRule {

  private static final String AI_ACT = "AI_ACT_ART_15";
  private static final String CRA = "CRA_ANNEX_I";
  private static final String CRA_REGIME = "CRA";

  private final AssessmentInput input;
  private final List<RequirementResult> results;
  private final List<Scenario> scenarios;
  private final Map<String, Standing> standings = new HashMap<>();

  public RouteRule(
      AssessmentInput input,
      List<RequirementResult> results,
      List<Scenario> scenarios,
      List<Standing> standings) {
    this.input = input;
    this.results = results;
    this.scenarios = scenarios;
    standings.forEach(standing -> this.standings.put(standing.id(), standing));
  }

  /** None while the verdict is UNATTAINABLE or NOT_MET, or the system is not high-risk. */
  public @Nullable ConformityRoute route(RegulatoryClass.Type type, List<Verdict> verdicts) {
    RequirementStatus verdict =
        verdicts.stream()
            .filter(each -> each.framework().equals(AI_ACT))
            .map(Verdict::status)
            .findFirst()
            .orElse(RequirementStatus.NOT_APPLICABLE);
    boolean none =
        switch (verdict) {
          case UNATTAINABLE, NOT_MET, NOT_APPLICABLE -> true;
          default -> false;
        };
    if (none || type != RegulatoryClass.Type.HIGH_RISK) {
      return null;
    }
    List<String> shown = decisions(Decision.ProtectionShown.class);
    if (!shown.isEmpty() && meetsCra()) {
      return new ConformityRoute(Type.CRA_DEEMED, shown, List.of());
    }
    List<String> certificates = decisions(Decision.Certificate.class);
    if (!certificates.isEmpty()) {
      return new ConformityRoute(Type.CERTIFICATE, certificates, List.of());
    }
    List<ToDemonstrate> toDemonstrate =
        counted(AI_ACT).stream()
            .filter(result -> result.status() != RequirementStatus.NOT_APPLICABLE)
            .filter(result -> !isPresumed(result))
            .map(this::toDemonstrate)
            .toList();
    return new ConformityRoute(
        toDemonstrate.isEmpty() ? Type.PRESUMPTION : Type.OWN_DEMONSTRATION,
        List.of(),
        toDemonstrate);
  }

  private List<String> decisions(Class<? extends Decision> type) {
    return input.decisions().stream()
        .filter(type::isInstance)
        .filter(decision -> InForce.holds(input.asOf(), decision))
        .map(Decision::id)
        .sorted()
        .toList();
  }

  /** CRA Art. 12(1)(a) and (b), AI Act Art. 42(3). */
  private boolean meetsCra() {
    boolean applies =
        input.revision().profile().cra() != CraScope.NONE
            && input.revision().profile().cra() != CraScope.UNKNOWN
            && input.edition().applicationDates().stream()
                .filter(date -> date.regime().equals(CRA_REGIME))
                .anyMatch(
                    date ->
                        !date.from().isAfter(input.asOf().atZone(ZoneOffset.UTC).toLocalDate()));
    List<RequirementResult> items = counted(CRA);
    return applies
        && !items.isEmpty()
        && items.stream().allMatch(item -> item.status().isMet() || item.justified());
  }

  private List<RequirementResult> counted(String framework) {
    return results.stream()
        .filter(result -> result.framework().equals(framework) && result.countsForVerdict())
        .toList();
  }

  /** Every control it rests on is M4, strongly identified, its standard harmonised and cited. */
  private boolean isPresumed(RequirementResult result) {
    return result.status().isMet()
        && !result.safeguards().isEmpty()
        && result.safeguards().stream().allMatch(this::isBacked);
  }

  private boolean isBacked(String safeguard) {
    Standing standing = standings.get(safeguard);
    if (standing == null) {
      return false;
    }
    Edition.Control control = standing.control();
    IdentityStrength identity = standing.identity();
    return control.maturity() == Maturity.M4
        && (identity == null || identity == IdentityStrength.STRONG)
        && control.standard() != null
        && input.edition().harmonisedStandards().contains(control.standard());
  }

  private ToDemonstrate toDemonstrate(RequirementResult result) {
    Set<String> families =
        input.edition().requirements().stream()
            .filter(requirement -> requirement.id().equals(result.id()))
            .flatMap(requirement -> requirement.families().stream())
            .collect(Collectors.toSet());
    return new ToDemonstrate(
        result.id(),
        result.safeguards().stream().filter(safeguard -> !isBacked(safeguard)).toList(),
        scenarios.stream()
            .filter(scenario -> families.contains(scenario.family()))
            .filter(scenario -> scenario.status() != TreatmentStatus.TOLERABLE)
            .map(Scenario::id)
            .toList());
  }
}
