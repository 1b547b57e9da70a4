// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import io.holdfast.assessment.decision.DecisionContent;
import io.holdfast.assessment.decision.DecisionKind;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions of people as they would be. */
final class HypotheticalDecisions {

  private final Problems wrong;
  private final Instant asOf;

  HypotheticalDecisions(Problems wrong, Instant asOf) {
    this.wrong = wrong;
    this.asOf = asOf;
  }

  /** Today's, without those that would have been withdrawn. */
  List<Snapshot.Decision> remaining(@Nullable List<UUID> without, List<Snapshot.Decision> today) {
    List<UUID> gone = WhatIfRequest.orNone(without);
    for (int i = 0; i < gone.size(); i++) {
      String id = String.valueOf(gone.get(i));
      if (today.stream().noneMatch(each -> each.id().equals(id))) {
        wrong.add("/withoutDecisions/" + i, "unknown-decision", "no decision " + id);
      }
    }
    return today.stream()
        .filter(each -> gone.stream().noneMatch(id -> String.valueOf(id).equals(each.id())))
        .toList();
  }

  /** Acceptances of what the scenarios would be, on top of the others. */
  List<Snapshot.Decision> with(
      List<WhatIfRequest.NewAcceptance> acceptances,
      List<Snapshot.Decision> others,
      Assessment without) {
    List<Snapshot.Decision> all = new ArrayList<>(others);
    for (int i = 0; i < acceptances.size(); i++) {
      all.add(acceptance(acceptances.get(i), i, without));
    }
    return all;
  }

  private Snapshot.Decision acceptance(
      WhatIfRequest.NewAcceptance acceptance, int i, Assessment without) {
    List<DecisionContent.Bound> bounds = new ArrayList<>();
    List<String> scenarios = WhatIfRequest.orNone(acceptance.scenarios());
    if (scenarios.isEmpty()) {
      wrong.add("/acceptances/%d/scenarios".formatted(i), "missing", "scenarios are needed");
    }
    for (int s = 0; s < scenarios.size(); s++) {
      String id = String.valueOf(scenarios.get(s));
      Optional<Scenario> found =
          without.scenarios().stream().filter(each -> each.id().equals(id)).findFirst();
      if (found.isEmpty()) {
        wrong.add(
            "/acceptances/%d/scenarios/%d".formatted(i, s),
            "unknown-scenario",
            "there would be no scenario " + id);
      } else {
        bounds.add(
            new DecisionContent.Bound(
                id, found.get().evidenced().level(), found.get().binding().hash()));
      }
    }
    return new Snapshot.Decision(
        "what-if-acceptance-" + i,
        DecisionKind.RISK_ACCEPTANCE.name(),
        Json.text(DecisionContent.ofScenarios(bounds)),
        acceptance.until(),
        asOf,
        "what-if",
        List.of(new Snapshot.DecisionStep("APPROVED", asOf, "what-if, second person")));
  }
}
