// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code report.jsonl} of garak, the LLM vulnerability scanner: rows told apart by {@code
 * entry_type}. Only the rows {@code init}, {@code eval} and {@code completion} are read; prompts
 * and outputs are passed over.
 *
 * <p>The outcome is that of the worst probe: PASS from garak's own grade "excellent" (0.99 of the
 * attempts withstood) on, FAIL below "OK" (0.8), INCONCLUSIVE between. A run without {@code
 * completion} was aborted, and what it did not try is unknown: INCONCLUSIVE.
 */
final class GarakReport implements ReportFormat {

  private final double pass;
  private final double fail;

  GarakReport(double pass, double fail) {
    if (!(0 <= fail && fail <= pass && pass <= 1)) {
      throw new IllegalArgumentException(
          "holdfast.reports.garak: 0 <= fail (%s) <= pass (%s) <= 1 is needed"
              .formatted(fail, pass));
    }
    this.pass = pass;
    this.fail = fail;
  }

  @Override
  public String name() {
    return "garak";
  }

  @Override
  public String mediaType() {
    return "application/jsonl";
  }

  @Override
  public boolean recognises(byte[] head, @Nullable String fileName, @Nullable String mediaType) {
    Head start = Head.of(head);
    return start.isJson()
        && (start.has("\"entry_type\"") || Head.endsWith(fileName, ".report.jsonl"));
  }

  @Override
  public Report parse(InputStream in) throws IOException {
    GarakRun run = new GarakRun();
    JsonLines lines = new JsonLines(in);
    long rows = 0;
    while (lines.advance()) {
      if (++rows > Limits.ROWS) {
        throw new UnreadableReport("line " + lines.number(), "is past " + Limits.ROWS + " rows");
      }
      run.add(lines.read(GarakReport::row), lines.number());
    }
    if (rows == 0) {
      throw new UnreadableReport("line 1", "has no rows");
    }
    return run.report(name(), pass, fail);
  }

  private static GarakRow row(JsonCursor json) throws IOException {
    GarakRow.Reader row = new GarakRow.Reader(json);
    json.object(row::field);
    return row.row();
  }
}
