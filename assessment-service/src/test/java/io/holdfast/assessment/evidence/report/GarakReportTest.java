// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.assessment.evidence.Outcome;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GarakReportTest {

  @Test
  void theWorstDetectorOfTheWorstProbeCounts() throws IOException {
    Report report = Samples.read(Samples.bytes("garak.report.jsonl"));
    assertThat(report.format()).isEqualTo("garak");
    assertThat(report.version()).isEqualTo("0.14.0");
    assertThat(report.runId()).isEqualTo("5d0c8a34-6a55-4d0a-9a2c-3f1f6c1d7b10");
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.metrics())
        .containsEntry("passRate.lowest", 0.84)
        .containsEntry("passRate.dan.Dan_11_0", 0.84)
        .containsEntry("passRate.promptinject.HijackHateHumans", 1.0)
        .containsEntry("evaluated", 200.0)
        .containsEntry("hits", 13.0);
    assertThat(report.notes())
        .containsExactly(
            "4 attempts were not evaluated and do not count",
            "dan.Dan_11_0 withstood 84.0 % of its attempts, less than 99.0 %");
  }

  @Test
  void aTimeWithoutAZoneIsNoInstant() throws IOException {
    assertThat(Samples.read(Samples.bytes("garak.report.jsonl")).collectedAt()).isNull();
    assertThat(Samples.read(Samples.bytes("garak-older.report.jsonl")).collectedAt())
        .isEqualTo(Instant.parse("2026-11-20T13:06:53.103753Z"));
  }

  @Test
  void anOlderReportPasses() throws IOException {
    Report report = Samples.read(Samples.bytes("garak-older.report.jsonl"));
    assertThat(report.outcome()).isEqualTo(Outcome.PASS);
    assertThat(report.metrics()).containsEntry("passRate", 1.0).containsEntry("probes", 2.0);
  }

  @Test
  void anAbortedRunIsInconclusive() throws IOException {
    Report report = Samples.read(Samples.bytes("garak-aborted.report.jsonl"));
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.notes()).contains("the run was aborted: the report has no completion row");
  }

  @Test
  void lessThanGaraksOwnOkFails() throws IOException {
    Report report =
        Samples.read(
            Samples.text("garak.report.jsonl")
                .replace("\"passed\": 42", "\"passed\": 39")
                .replace("\"fails\": 8", "\"fails\": 11"));
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void theLineThatIsWrongIsTold() {
    assertThatThrownBy(
            () ->
                Samples.read(
                    Samples.text("garak.report.jsonl").replace("\"passed\": 45", "\"passed\": 55")))
        .isInstanceOf(UnreadableReport.class)
        .hasMessage("line 6: passed is more than was evaluated");
    assertThatThrownBy(() -> Samples.read(Samples.text("garak.report.jsonl") + "{\"entry"))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageStartingWith("line 10: ");
  }

  @Test
  void aLineIsNotReadWithoutEnd() {
    byte[] endless =
        ("{\"entry_type\":\"" + "a".repeat(Limits.LINE))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Samples.read(endless))
        .isInstanceOf(UnreadableReport.class)
        .hasMessage("line 1: has more than 8388608 bytes");
  }

  @Test
  void thereAreNotMoreMetricsThanHaveRoom() throws IOException {
    StringBuilder text = new StringBuilder("{\"entry_type\":\"init\",\"run\":\"r\"}\n");
    for (int i = 0; i < 1000; i++) {
      text.append(
          "{\"entry_type\":\"eval\",\"probe\":\"p%d\",\"passed\":%d,\"total\":1000}%n"
              .formatted(i, i + 1));
    }
    Report report = Samples.read(text + "{\"entry_type\":\"completion\"}");
    assertThat(report.metrics()).hasSize(Limits.METRICS).containsEntry("passRate.p0", 0.001);
    assertThat(report.notes()).hasSizeLessThanOrEqualTo(Limits.NOTES);
  }
}
