// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import io.holdfast.assessment.upstream.EditionDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Puts together what was counted.
 *
 * @param results how many systems have which result, by requirement
 * @param safeguards by control
 */
record RollUp(
    EditionDocument edition,
    String version,
    Systems systems,
    Map<String, Map<String, Integer>> results,
    Map<String, Safeguards> safeguards) {

  /** How many active systems there are, and how many of them are assessed. */
  record Systems(int all, int assessed) {}

  /** Safeguards for a control that are not retired. */
  record Safeguards(List<UUID> organisation, int implemented, int planned, Spread spread) {

    /** Where implemented ones are. */
    record Spread(boolean organisation, int systems) {}

    static final Safeguards NONE = new Safeguards(List.of(), 0, 0, new Spread(false, 0));
  }

  private static final String FRAMEWORKS = "ISO27001_";
  private static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";
  private static final Set<String> FULFILLED = Set.of("MET", "MET_BY_COMPENSATION", "ACCEPTED");
  private static final String NOT_APPLICABLE = "NOT_APPLICABLE";

  static boolean isOfTheStandard(EditionDocument.Requirement requirement) {
    return requirement.framework().startsWith(FRAMEWORKS);
  }

  StatementOfApplicability statement() {
    return new StatementOfApplicability(
        version,
        systems.all(),
        systems.assessed(),
        edition.requirements().stream().filter(RollUp::isOfTheStandard).map(this::entry).toList(),
        edition.controls().stream()
            .filter(EditionDocument.Control::ownControl)
            .map(this::ownControl)
            .toList());
  }

  private StatementOfApplicability.Entry entry(EditionDocument.Requirement requirement) {
    boolean excluded =
        requirement.exclusion() != null || OUT_OF_SCOPE.equals(requirement.assessable());
    Map<String, Integer> counts = results.getOrDefault(requirement.id(), Map.of());
    Set<String> controls = new TreeSet<>();
    requirement.demands().forEach(controls::addAll);
    return new StatementOfApplicability.Entry(
        requirement.id(),
        requirement.framework(),
        requirement.title(),
        requirement.locator(),
        !excluded,
        requirement.exclusion(),
        excluded ? ImplementationStatus.EXCLUDED : status(counts, controls),
        counts,
        controls.stream().map(this::control).toList(),
        "/api/v1/assessments/-/statement-of-applicability/"
            + encoded(requirement.id())
            + "/systems");
  }

  private ImplementationStatus status(Map<String, Integer> counts, Set<String> controls) {
    int fulfilled = 0;
    int applicable = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      fulfilled += FULFILLED.contains(count.getKey()) ? count.getValue() : 0;
      applicable += count.getKey().equals(NOT_APPLICABLE) ? 0 : count.getValue();
    }
    if (applicable > 0 && fulfilled == applicable) {
      return ImplementationStatus.IMPLEMENTED;
    }
    if (fulfilled > 0 || controls.stream().anyMatch(id -> of(id).implemented() > 0)) {
      return ImplementationStatus.PARTLY;
    }
    return controls.stream().anyMatch(id -> of(id).planned() > 0)
        ? ImplementationStatus.PLANNED
        : ImplementationStatus.NOT_IMPLEMENTED;
  }

  private StatementOfApplicability.OwnControl ownControl(EditionDocument.Control control) {
    return new StatementOfApplicability.OwnControl(
        control.id(),
        control.name(),
        control.level(),
        status(of(control.id())),
        control(control.id()));
  }

  private ImplementationStatus status(Safeguards safeguards) {
    Safeguards.Spread spread = safeguards.spread();
    if (spread.organisation() || (systems.all() > 0 && spread.systems() == systems.all())) {
      return ImplementationStatus.IMPLEMENTED;
    }
    if (safeguards.implemented() > 0) {
      return ImplementationStatus.PARTLY;
    }
    return safeguards.planned() > 0
        ? ImplementationStatus.PLANNED
        : ImplementationStatus.NOT_IMPLEMENTED;
  }

  private ControlRollUp control(String id) {
    Safeguards found = of(id);
    return new ControlRollUp(
        id,
        edition.controls().stream()
            .filter(control -> control.id().equals(id))
            .map(EditionDocument.Control::name)
            .findFirst()
            .orElse(null),
        found.organisation(),
        found.implemented(),
        found.planned(),
        found.spread().systems(),
        "/api/v1/safeguards?control=" + encoded(id));
  }

  private Safeguards of(String control) {
    return safeguards.getOrDefault(control, Safeguards.NONE);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
