// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.assessment.evidence.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarifLogTest {

  private static Report run(String members) throws IOException {
    return Samples.read(
        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\"}}%s}]}"
            .formatted(members));
  }

  @Test
  void aRulesLevelCountsWhereAResultLeavesItOut() throws IOException {
    Report report = Samples.read(Samples.bytes("scanner.sarif"));
    assertThat(report.format()).isEqualTo("sarif");
    assertThat(report.tool()).isEqualTo("model-scan");
    assertThat(report.version()).isEqualTo("1.4.2");
    assertThat(report.runId()).isEqualTo("2f1a4a9e-95f1-4d5f-9a7b-6f0f0a6a1a11");
    assertThat(report.startedAt()).isEqualTo(Instant.parse("2026-11-20T14:00:00Z"));
    assertThat(report.finishedAt()).isEqualTo(Instant.parse("2026-11-20T14:02:30.5Z"));
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(report.metrics())
        .containsEntry("errors", 1.0)
        .containsEntry("warnings", 1.0)
        .containsEntry("notes", 1.0)
        .containsEntry("suppressed", 1.0)
        .containsEntry("gone", 1.0)
        .containsEntry("none", 1.0);
  }

  @Test
  void warningsDoNotFail() throws IOException {
    Report report = run(",\"results\":[{\"message\":{\"text\":\"m\"}}]");
    assertThat(report.outcome()).isEqualTo(Outcome.PASS);
    assertThat(report.metrics()).containsEntry("warnings", 1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"results\":null",
        ",\"results\":[],\"invocations\":[{\"executionSuccessful\":false}]",
        ",\"results\":[{\"kind\":\"open\"}]",
        ",\"externalPropertyFileReferences\":{\"results\":[{\"itemCount\":1}]}"
      })
  void whatWasNotLookedAtShowsNothing(String members) throws IOException {
    assertThat(run(members).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aRuleThatWasRunAsAnErrorIsOne() throws IOException {
    Report report =
        run(
            """
            ,"results":[{"rule":{"id":"r"}}],"invocations":[{"ruleConfigurationOverrides":[
              {"descriptor":{"id":"r","index":-1},"configuration":{"level":"error"}}]}]
            """);
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void aRuleMayBeNamedByItsIndexOnly() throws IOException {
    Report report =
        Samples.read(
            """
            {"version":"2.1.0","runs":[{"results":[{"ruleIndex":1}],"tool":{"driver":{"name":"t",
              "rules":[{"id":"a"},{"id":"b","defaultConfiguration":{"level":"error"}}]}}}]}
            """);
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void thePointerThatIsWrongIsTold() {
    assertThatThrownBy(() -> run(",\"results\":[{},{\"level\":\"fatal\"}]"))
        .isInstanceOf(UnreadableReport.class)
        .hasMessage("/runs/0/results/1/level: none, note, warning or error is expected");
    assertThatThrownBy(() -> Samples.read("{\"runs\":[],\"version\":\"2.1.0\",\"version\":1}"))
        .isInstanceOf(UnreadableReport.class);
    assertThatThrownBy(() -> run(",\"results\":[" + "[".repeat(100)))
        .isInstanceOf(UnreadableReport.class);
  }
}
