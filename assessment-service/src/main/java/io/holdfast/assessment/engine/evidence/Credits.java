// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which safeguards are implemented, and which of them are credited (method.md section 4). */
public final class Credits {

  private final SystemGraph graph;
  private final CatalogueIndex catalogue;
  private final Validity validity;
  private final EvidenceIndex index;
  private final Instant asOf;
  private final List<Standing> standings = new ArrayList<>();
  private final List<SafeguardResult> results = new ArrayList<>();
  private final List<Evidence> used = new ArrayList<>();

  public Credits(
      SystemGraph graph, CatalogueIndex catalogue, Validity validity, AssessmentInput input) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.validity = validity;
    asOf = input.asOf();
    index = new EvidenceIndex(catalogue, input.evidence());
    input.safeguards().stream()
        .sorted(Comparator.comparing(Safeguard::id, CodePoints.ORDER))
        .forEach(this::judge);
  }

  private void judge(Safeguard safeguard) {
    int number = catalogue.number(safeguard.control());
    int scope = scope(safeguard);
    boolean implemented = Implementation.isImplemented(safeguard, asOf);
    if (number < 0 || scope == Standing.NOTHING) {
      results.add(withoutCredit(safeguard, implemented));
      return;
    }
    Edition.Control control = catalogue.controls().get(number);
    List<Evidence> speaking = index.speakingFor(safeguard);
    List<Judged> judged =
        speaking.stream()
            .map(evidence -> validity.judge(evidence, scope))
            .sorted(Judged.NEWEST_FIRST)
            .toList();
    if (implemented) {
      used.addAll(speaking);
    }
    SafeguardResult result = result(safeguard, control, implemented, judged);
    results.add(result);
    standings.add(new Standing(safeguard, control, number, scope, judged, result));
  }

  private int scope(Safeguard safeguard) {
    return switch (safeguard.scope()) {
      case SYSTEM, ORGANISATION -> Standing.WHOLE_SYSTEM;
      case COMPONENT -> {
        String key = safeguard.component();
        int node = key == null ? -1 : graph.find(key);
        yield node < 0 ? Standing.NOTHING : node;
      }
      case UNKNOWN -> Standing.NOTHING;
    };
  }

  private static SafeguardResult withoutCredit(Safeguard safeguard, boolean implemented) {
    return new SafeguardResult(
        safeguard.id(),
        safeguard.control(),
        implemented,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private SafeguardResult result(
      Safeguard safeguard, Edition.Control control, boolean implemented, List<Judged> judged) {
    CreditRule rule = new CreditRule(control, judged, View.IN_GENERAL);
    boolean credited = implemented && rule.isCredited();
    List<EvidenceUse> uses =
        judged.stream()
            .map(Judged::use)
            .sorted(Comparator.comparing(EvidenceUse::evidence, CodePoints.ORDER))
            .toList();
    return new SafeguardResult(
        safeguard.id(),
        safeguard.control(),
        implemented,
        credited,
        rule.unmet(),
        rule.failed(),
        uses,
        credited ? notFor(control, judged) : List.of(),
        credited ? rule.identity() : null);
  }

  private List<String> notFor(Edition.Control control, List<Judged> judged) {
    boolean toldApart =
        judged.stream()
            .anyMatch(
                each -> !each.evidence().families().isEmpty() || !each.worldChanges().isEmpty());
    if (!toldApart) {
      return List.of();
    }
    return catalogue.families().stream()
        .map(FamilyIndex::family)
        .filter(family -> family.controls().contains(control.id()))
        .filter(family -> !new CreditRule(control, judged, View.of(family)).isCredited())
        .map(Edition.Family::id)
        .toList();
  }

  /** Those whose control and scope exist, by id. */
  public List<Standing> standings() {
    return standings;
  }

  public List<SafeguardResult> results() {
    return results;
  }

  /** Evidence that speaks for an implemented safeguard. */
  public List<Evidence> used() {
    return used;
  }
}
