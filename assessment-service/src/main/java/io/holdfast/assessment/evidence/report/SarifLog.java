// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 (OASIS), what static analysers and scanners write. Results are counted by level; a
 * level that is left out is looked up at the rule (section 3.27.10). Results that are suppressed
 * (3.27.23) or only were there before (baselineState absent, 3.27.24) do not count.
 *
 * <p>The outcome: a result of level error is FAIL. Without one it is INCONCLUSIVE when a run did
 * not succeed or did not look (3.14.23), when results stand outside the runs, or are open or in
 * review; otherwise PASS.
 */
final class SarifLog implements ReportFormat {

  @Override
  public String name() {
    return "sarif";
  }

  @Override
  public String mediaType() {
    return "application/sarif+json";
  }

  @Override
  public boolean recognises(byte[] head, @Nullable String fileName, @Nullable String mediaType) {
    Head start = Head.of(head);
    boolean named =
        Head.endsWith(fileName, ".sarif")
            || Head.endsWith(fileName, ".sarif.json")
            || Head.isType(mediaType, mediaType());
    boolean says =
        (start.has("\"runs\"") && start.has("\"2.1.0\"")) || start.has("sarif-schema-2.1.0");
    return start.isJson() && (named || says);
  }

  @Override
  public Report parse(InputStream in) throws IOException {
    return JsonCursor.read(
        in,
        json -> {
          SarifTotals totals = new SarifTotals();
          Seen seen = new Seen();
          json.object(name -> field(name, json, totals, seen));
          if (!seen.version || !seen.runs) {
            throw json.fail("version 2.1.0 and runs are needed");
          }
          return totals.report(name());
        });
  }

  private static final class Seen {
    private boolean version;
    private boolean runs;
  }

  private static void field(String name, JsonCursor json, SarifTotals totals, Seen seen)
      throws IOException {
    switch (name) {
      case "version" -> {
        if (!json.required().equals("2.1.0")) {
          throw json.fail("not version 2.1.0");
        }
        seen.version = true;
      }
      case "runs" -> {
        seen.runs = !json.isNull();
        json.array(() -> SarifRun.read(json, totals));
      }
      case "inlineExternalProperties" -> json.array(totals::resultsElsewhere);
      default -> {
        // schema and properties are not read
      }
    }
  }
}
