// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.upstream.EditionDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  private static List<String> chain(String scenario, String evidence) {
    String changes =
        """
        {"facts":[],"safeguardsCredited":[],"scenariosBetter":[],"requirements":[],"verdicts":[],
         "evidenceInvalidated":[%2$s],
         "safeguardsUncredited":[{"safeguard":"s","control":"SC-32"}],
         "scenariosWorse":[%1$s],
         "causes":[{"facts":[],"evidence":[%2$s],"safeguards":["s"],"scenarios":["TF-10@model"],
           "requirements":[],"frameworks":[]}],
         "substantialModification":{"reasons":[]}}
        """
            .formatted(scenario, evidence);
    return Sentences.of(ResultJson.readChanges(changes), EditionDocument.EMPTY).getFirst();
  }

  @Test
  void theSameRiskWithAWorseStatusIsToldByItsStatus() {
    List<String> chain =
        chain(
            """
            {"scenario":"TF-10@model","from":"M","to":"M","statusFrom":"ACCEPTED",
             "statusTo":"EVIDENCE_MISSING"}
            """,
            """
            {"evidence":"e","kind":"EV-09","safeguard":"s","reason":{"reason":"CHANGED_SINCE",
             "component":"model","change":"INCIDENT","at":"2026-11-02T09:00:00Z"}}
            """);

    assertThat(chain)
        .containsExactly(
            "Evidence e of kind EV-09 no longer counts for SC-32 (safeguard s): there was a change"
                + " (INCIDENT) of model since it was collected.",
            "SC-32 (safeguard s) is no longer credited.",
            "The risk of TF-10 at model is still M, and no longer accepted: evidence missing.");
  }
}
