// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.assessment.evidence.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JUnitReportTest {

  @Test
  void aFailureFails() throws IOException {
    Report report = Samples.read(Samples.bytes("promptfoo.junit.xml"));
    assertThat(report.format()).isEqualTo("junit");
    assertThat(report.tool()).isEqualTo("promptfoo");
    assertThat(report.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(report.collectedAt()).isEqualTo(Instant.parse("2026-11-20T14:06:53.103Z"));
    assertThat(report.metrics())
        .containsEntry("tests", 3.0)
        .containsEntry("failures", 1.0)
        .containsEntry("seconds", 4.25);
    assertThat(report.notes())
        .containsExactly("failed: [credit-assistant] prompt 1 › test 2: hijacking & <role>");
  }

  @Test
  void casesCountAtAnyDepth() throws IOException {
    Report report = Samples.read(Samples.bytes("nested.junit.xml"));
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.collectedAt()).isNull();
    assertThat(report.metrics())
        .containsEntry("tests", 6.0)
        .containsEntry("passed", 2.0)
        .containsEntry("errors", 1.0)
        .containsEntry("flaky", 1.0)
        .containsEntry("skipped", 2.0)
        .containsEntry("passRate", 0.5);
  }

  @Test
  void whatPassedPasses() throws IOException {
    Report report = Samples.read("<testsuite tests='1'><testcase name='a'/></testsuite>");
    assertThat(report.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void nothingThatRanShowsNothing() throws IOException {
    assertThat(Samples.read("<testsuite/>").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(Samples.read("<testsuite><testcase><skipped/></testcase></testsuite>").outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void aSuiteThatDeclaresMoreFailuresThanItShowsIsNotBelieved() throws IOException {
    Report report =
        Samples.read("<testsuites failures='1'><testsuite><testcase/></testsuite></testsuites>");
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.notes())
        .contains("a suite declares more failures and errors than the report shows");
  }

  @Test
  void aSuiteThatFailsAsAWholeFails() throws IOException {
    assertThat(Samples.read("<testsuite><testcase/><failure/></testsuite>").outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void documentTypesAndEntitiesAreRefused() {
    assertThatThrownBy(
            () ->
                Samples.read(
                    """
                    <?xml version="1.0"?>
                    <!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                    <testsuite><testcase name="a"><failure>&x;</failure></testcase></testsuite>
                    """))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageContaining("line 2, column");
    assertThatThrownBy(() -> Samples.read("<testsuite name='&x;'/>"))
        .isInstanceOf(UnreadableReport.class);
    assertThatThrownBy(() -> Samples.read("<testsuite>&x;</testsuite>"))
        .isInstanceOf(UnreadableReport.class);
  }

  @Test
  void thePlaceThatIsWrongIsTold() {
    assertThatThrownBy(() -> Samples.read("<testsuite>\n<testcase>\n</testsuite>"))
        .isInstanceOf(UnreadableReport.class)
        .hasMessage("line 3, column 3: not well-formed XML");
  }

  @Test
  void depthAndMarkupEnd() {
    assertThatThrownBy(() -> Samples.read("<testsuite>".repeat(100)))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageContaining("nested deeper than 64 elements");
    String endless = "a>".repeat(1_000_000);
    for (String start : List.of("<testsuite name='a>", "<testsuite><!--", "<testsuite><?a ")) {
      assertThatThrownBy(() -> Samples.read(start + endless))
          .isInstanceOf(UnreadableReport.class)
          .hasMessageContaining("of more than 1048576 bytes");
    }
  }

  @Test
  void longTextIsRead() throws IOException {
    String text = "a>".repeat(1_000_000);
    Report report =
        Samples.read(
            "<testsuite><testcase><system-out>%s</system-out><system-err><![CDATA[<%s]]></system-err>"
                    .formatted(text, text)
                + "</testcase><!-- > --><testcase name=\"'>\"/></testsuite>");
    assertThat(report.metrics()).containsEntry("passed", 2.0);
  }

  @Test
  void utf16IsReadToo() throws IOException {
    String text = "<?xml version='1.0' encoding='UTF-16'?><testsuite><testcase/></testsuite>";
    assertThat(Samples.read(text.getBytes(StandardCharsets.UTF_16)).outcome())
        .isEqualTo(Outcome.PASS);
    String large = text.replace("<testcase/>", "<testcase/>" + " ".repeat(Limits.BUNDLE / 2));
    assertThatThrownBy(() -> Samples.read(large.getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageContaining("another encoding than UTF-8");
  }
}
