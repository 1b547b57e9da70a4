// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.upstream.EditionDocument;
import java.util.List;
import java.util.Map;
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

  @Test
  void evidenceThatEndedInPartSaysForWhat() {
    List<String> chain =
        chain(
            "",
            """
            {"evidence":"e","kind":"EV-01","safeguard":"t","control":"MC-16",
             "inPart":["TF-01","TF-02"],
             "reason":{"reason":"CHANGED_SINCE","change":"NEW_ATTACK_TECHNIQUE"}}
            """);

    assertThat(chain.getFirst())
        .isEqualTo(
            "Evidence e of kind EV-01 no longer counts for MC-16 (safeguard t), where it concerns"
                + " TF-01, TF-02: there was a change (NEW_ATTACK_TECHNIQUE) since it was"
                + " collected.");
  }

  private static String ofChange(String id, String kind) {
    return ofFact("CHANGE", id, kind);
  }

  private static String ofFact(String kind, String id, String to) {
    String fact =
        """
        {"kind":"%s","id":"%s","to":"%s","at":"2026-10-20T08:00:00Z"}
        """
            .formatted(kind, id, to);
    String changes =
        """
        {"facts":[%1$s],"safeguardsCredited":[],"scenariosBetter":[],"requirements":[],
         "verdicts":[],"evidenceInvalidated":[],"safeguardsUncredited":[],"scenariosWorse":[],
         "causes":[{"facts":[%1$s],"evidence":[],"safeguards":[],"scenarios":[],
           "requirements":[],"frameworks":[]}],
         "substantialModification":{"reasons":[]}}
        """
            .formatted(fact);
    Map<String, String> summaries =
        Map.of("019d2f3e-7c1a", "ATLAS 2026.10 adds\n AML.T0135 AI Agent Tool Shadowing.");
    return Sentences.of(ResultJson.readChanges(changes), EditionDocument.EMPTY, summaries)
        .getFirst()
        .getFirst();
  }

  @Test
  void aChangeIsCalledAsPeopleKnowIt() {
    assertThat(ofChange("019d2f3e-7c1a", "NEW_ATTACK_TECHNIQUE"))
        .isEqualTo(
            "New attack technique, on 2026-10-20T08:00:00Z:"
                + " ATLAS 2026.10 adds AML.T0135 AI Agent Tool Shadowing.");
    assertThat(ofChange("019d2f3e-0000", "LAW_OR_STANDARD_CHANGED"))
        .isEqualTo("Law or standard changed, on 2026-10-20T08:00:00Z: change 019d2f3e-0000.");
    assertThat(ofChange("CATALOGUE_RELEASE 2026.11.3 2026-10-20T08:00:00Z", "CATALOGUE_RELEASE"))
        .isEqualTo("Edition 2026.11.3 of the catalogue came into force, on 2026-10-20T08:00:00Z.");
    assertThat(ofChange("ROLES_CHANGED 2026-10-20T08:00:00Z", "ROLES_CHANGED"))
        .isEqualTo("Roles changed, on 2026-10-20T08:00:00Z.");
  }

  @Test
  void whatHappenedToAComponentAndWhatRanOutAreSaidInAWholeSentence() {
    assertThat(ofFact("COMPONENT_CHANGE", "scoring-model", "INCIDENT"))
        .isEqualTo("scoring-model has changed: INCIDENT, on 2026-10-20T08:00:00Z.");
    assertThat(ofFact("EXPIRY", "e", "EXPIRED"))
        .isEqualTo("The time of evidence e has run out: EXPIRED, on 2026-10-20T08:00:00Z.");
  }
}
