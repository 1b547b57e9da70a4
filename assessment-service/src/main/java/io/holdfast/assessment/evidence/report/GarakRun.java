// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import io.holdfast.assessment.evidence.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rows of one garak run add up to. */
final class GarakRun {

  private final Map<String, Double> rates = new TreeMap<>();
  private @Nullable String version;
  private @Nullable String run;
  private @Nullable String start;
  private @Nullable String end;
  private boolean completed;
  private long passed;
  private long evaluated;
  private long nones;
  private long unevaluated;

  void add(GarakRow row, long line) throws IOException {
    switch (row.type()) {
      case "init" -> begin(row, line);
      case "eval" -> evaluate(row, line);
      case "completion" -> {
        completed = true;
        end = row.end();
      }
      default -> {
        // attempts, settings and digests repeat what the others say
      }
    }
  }

  private void begin(GarakRow row, long line) throws UnreadableReport {
    if (run != null && row.run() != null && !run.equals(row.run())) {
      throw new UnreadableReport("line " + line, "a second run begins");
    }
    version = row.version();
    run = row.run();
    start = row.start();
  }

  private void evaluate(GarakRow row, long line) throws UnreadableReport {
    long tried = row.evaluated() == null ? 0 : row.evaluated();
    long withstood = row.passed() == null ? 0 : row.passed();
    nones += row.nones() == null ? 0 : Math.min(row.nones(), Limits.MANY);
    passed += withstood;
    evaluated += tried;
    if (tried == 0) {
      unevaluated++;
      return;
    }
    if (rates.size() >= Limits.NAMES) {
      throw new UnreadableReport("line " + line, "is past " + Limits.NAMES + " probes");
    }
    // several detectors judge one probe: the worst counts
    rates.merge(String.valueOf(row.probe()), (double) withstood / tried, Math::min);
  }

  Report report(String format, double pass, double fail) {
    Findings findings = new Findings();
    double lowest = rates.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    Outcome outcome = outcome(lowest, pass, fail, findings);
    notes(findings, pass);
    metrics(findings, lowest);
    return new Report(
        format,
        "garak",
        version,
        run,
        outcome,
        findings.metrics(),
        JsonCursor.instant(start),
        JsonCursor.instant(end),
        findings.notes(),
        null);
  }

  private Outcome outcome(double lowest, double pass, double fail, Findings findings) {
    if (!completed) {
      findings.note("the run was aborted: the report has no completion row");
      return Outcome.INCONCLUSIVE;
    }
    if (rates.isEmpty()) {
      findings.note("no probe was evaluated");
      return Outcome.INCONCLUSIVE;
    }
    if (lowest < fail) {
      return Outcome.FAIL;
    }
    if (lowest < pass || unevaluated > 0) {
      return Outcome.INCONCLUSIVE;
    }
    return Outcome.PASS;
  }

  private void notes(Findings findings, double pass) {
    if (unevaluated > 0) {
      findings.note(unevaluated + " evaluations of probes came to no verdict at all");
    }
    if (nones > 0) {
      findings.note(nones + " attempts were not evaluated and do not count");
    }
    rates.entrySet().stream()
        .filter(rate -> rate.getValue() < pass)
        .sorted(Map.Entry.comparingByValue())
        .limit(Limits.NOTES)
        .forEach(
            rate ->
                findings.note(
                    "%s withstood %.1f %% of its attempts, less than %.1f %%"
                        .formatted(rate.getKey(), 100 * rate.getValue(), 100 * pass)));
  }

  /** The worst probes first, so that they are in where not all have room. */
  private void metrics(Findings findings, double lowest) {
    findings.count("evaluated", evaluated);
    findings.count("hits", evaluated - passed);
    findings.count("probes", rates.size());
    if (evaluated > 0) {
      findings.metric("passRate", (double) passed / evaluated);
      findings.metric("passRate.lowest", lowest);
    }
    rates.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(rate -> findings.metric("passRate." + rate.getKey(), rate.getValue()));
    if (findings.isFull()) {
      findings.note("not all probes are among the metrics; those with the lowest rates are");
    }
  }
}
