// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static io.holdfast.assessment.engine.Inputs.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which findings are open, and which pair they concern (method.md sections 2 and 3). */
class OpenFindingsTest {

  private static final SystemGraph GRAPH = new SystemGraph(Systems.creditScoring().revision());
  private static final Edition.Family EVASION = ReferenceEdition.EDITION.families().getFirst();

  private static Finding finding(
      String id,
      FindingKind kind,
      @Nullable String component,
      int since,
      @Nullable Instant until,
      boolean exploitable) {
    return new Finding(id, kind, component, day(since), until, exploitable, null);
  }

  private static OpenFindings at(int day, Finding... findings) {
    return new OpenFindings(GRAPH, Arrays.asList(findings), day(day));
  }

  private static OpenFindings.OnPair onModel(OpenFindings findings) {
    return findings.on(GRAPH.find("model"), EVASION);
  }

  @Test
  void oneIsOpenFromItsBeginUntilItsEnd() {
    Finding finding = finding("x", FindingKind.DRIFT, "model", 5, day(8), false);

    assertThat(at(4, finding).open()).isEmpty();
    assertThat(at(5, finding).open()).containsExactly(finding);
    assertThat(at(7, finding).open()).containsExactly(finding);
    assertThat(at(8, finding).open()).isEmpty();
  }

  @Test
  void theyAreListedByIdAndConcernTheirComponent() {
    Finding second = finding("b", FindingKind.DRIFT, "model", 5, null, false);
    Finding first = finding("a", FindingKind.DRIFT, null, 5, null, false);
    Finding elsewhere = finding("c", FindingKind.DRIFT, "api", 5, null, false);
    Finding nowhere = finding("d", FindingKind.DRIFT, "gone", 5, null, false);
    OpenFindings findings = at(9, second, first, elsewhere, nowhere);

    assertThat(findings.open()).extracting(Finding::id).containsExactly("a", "b", "c", "d");
    assertThat(onModel(findings).ids()).containsExactly("a", "b");
    assertThat(findings.on(GRAPH.find("api"), EVASION).ids()).containsExactly("a", "c");
    assertThat(findings.on(GRAPH.find("data"), EVASION).ids()).containsExactly("a");
  }

  @Test
  void kindsThatTheFamilyDoesNotListSayNothing() {
    OpenFindings.OnPair pair =
        onModel(at(9, finding("v", FindingKind.VULNERABILITY, "model", 5, null, true)));

    assertThat(pair).isEqualTo(new OpenFindings.OnPair(List.of(), false, false, null));
    assertThat(pair.incident()).isFalse();
    assertThat(onModel(at(9))).isSameAs(OpenFindings.OnPair.NONE);
  }

  @Test
  void driftAndFailedEvaluationsDegrade() {
    assertThat(onModel(at(9, finding("x", FindingKind.DRIFT, "model", 5, null, false))).degraded())
        .isTrue();
    assertThat(
            onModel(at(9, finding("x", FindingKind.FAILED_EVALUATION, "model", 5, null, false)))
                .degraded())
        .isTrue();
    assertThat(
            onModel(at(9, finding("x", FindingKind.INCIDENT, "model", 5, null, false))).degraded())
        .isFalse();
  }

  @Test
  void onlyAnExploitableVulnerabilityIsOne() {
    Edition.Family poisoning = ReferenceEdition.EDITION.families().get(1);
    int model = GRAPH.find("model");

    assertThat(
            at(9, finding("v", FindingKind.VULNERABILITY, "model", 5, null, true))
                .on(model, poisoning)
                .exploitable())
        .isTrue();
    assertThat(
            at(9, finding("v", FindingKind.VULNERABILITY, "model", 5, null, false))
                .on(model, poisoning)
                .exploitable())
        .isFalse();
    assertThat(
            at(9, finding("v", FindingKind.INCIDENT, "model", 5, null, true))
                .on(model, poisoning)
                .exploitable())
        .isFalse();
  }

  @Test
  void theLatestIncidentCounts() {
    OpenFindings.OnPair pair =
        onModel(
            at(
                9,
                finding("a", FindingKind.INCIDENT, "model", 6, null, false),
                finding("b", FindingKind.INCIDENT, "model", 8, null, false),
                finding("c", FindingKind.INCIDENT, "model", 5, null, false)));

    assertThat(pair.incident()).isTrue();
    assertThat(pair.lastIncident()).isEqualTo(day(8));
  }
}
