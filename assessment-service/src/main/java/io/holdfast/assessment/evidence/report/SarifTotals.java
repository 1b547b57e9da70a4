// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import io.holdfast.assessment.evidence.Outcome;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the runs of a SARIF log add up to. */
final class SarifTotals {

  private final Map<SarifLevel, Long> byLevel = new EnumMap<>(SarifLevel.class);
  private long rows;
  private long runs;
  private long suppressed;
  private long gone;
  private long undecided;
  private boolean elsewhere;
  private boolean unsuccessful;
  private boolean withoutResults;
  private boolean otherTools;
  private @Nullable String tool;
  private @Nullable String version;
  private @Nullable String runId;
  private @Nullable Instant started;
  private @Nullable Instant finished;

  /** Counts a row that was read; false when it is one too many. */
  boolean another() {
    return ++rows <= Limits.ROWS;
  }

  void add(SarifLevel level, long count) {
    byLevel.merge(level, count, Long::sum);
  }

  void suppressed() {
    suppressed++;
  }

  void gone() {
    gone++;
  }

  void undecided() {
    undecided++;
  }

  void resultsElsewhere() {
    elsewhere = true;
  }

  void unsuccessful() {
    unsuccessful = true;
  }

  void ran(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && (started == null || from.isBefore(started))) {
      started = from;
    }
    if (to != null && (finished == null || to.isAfter(finished))) {
      finished = to;
    }
  }

  /** A run has ended. */
  void run(
      @Nullable String name, @Nullable String ofVersion, @Nullable String id, boolean hasResults) {
    runs++;
    withoutResults |= !hasResults;
    if (runs == 1) {
      tool = name;
      version = ofVersion;
      runId = id;
    } else {
      otherTools |= name != null && !name.equals(tool);
    }
  }

  private long count(SarifLevel level) {
    return byLevel.getOrDefault(level, 0L);
  }

  Report report(String format) {
    Findings findings = new Findings();
    Outcome outcome = outcome(findings);
    if (otherTools) {
      findings.note("the log has runs of more tools than the first, which is named");
    }
    if (count(SarifLevel.WARNING) > 0) {
      findings.note(count(SarifLevel.WARNING) + " results of level warning");
    }
    if (suppressed > 0) {
      findings.note(suppressed + " suppressed results do not count");
    }
    findings.count("errors", count(SarifLevel.ERROR));
    findings.count("warnings", count(SarifLevel.WARNING));
    findings.count("notes", count(SarifLevel.NOTE));
    findings.count("none", count(SarifLevel.NONE));
    findings.count("suppressed", suppressed);
    findings.count("gone", gone);
    findings.count("undecided", undecided);
    findings.count("runs", runs);
    return new Report(
        format,
        tool,
        version,
        runId,
        outcome,
        findings.metrics(),
        started,
        finished,
        findings.notes(),
        null);
  }

  private Outcome outcome(Findings findings) {
    if (count(SarifLevel.ERROR) > 0) {
      findings.note(count(SarifLevel.ERROR) + " results of level error");
      return Outcome.FAIL;
    }
    boolean open = undecided > 0;
    if (runs == 0) {
      findings.note("the log has no run");
    }
    if (unsuccessful) {
      findings.note("the tool says that it did not succeed");
    }
    if (withoutResults) {
      findings.note("a run has no results, not even an empty list: the tool did not look");
    }
    if (elsewhere) {
      findings.note("there are results outside the runs, which are not read");
    }
    if (open) {
      findings.note(undecided + " results are open or in review");
    }
    return runs == 0 || unsuccessful || withoutResults || elsewhere || open
        ? Outcome.INCONCLUSIVE
        : Outcome.PASS;
  }
}
