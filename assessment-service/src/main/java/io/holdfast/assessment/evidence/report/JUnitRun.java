// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import io.holdfast.assessment.evidence.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the elements of a JUnit report add up to. */
final class JUnitRun {

  /** How a test case ended, the worst last. */
  private enum Result {
    PASSED,
    SKIPPED,
    FLAKY,
    ERROR,
    FAILED
  }

  /** A suite that is open: what it declares to have gone wrong, and what had when it began. */
  private record Suite(long declared, long before) {}

  private final XMLStreamReader xml;
  private final Deque<Suite> suites = new ArrayDeque<>();
  private final Map<Result, Long> counts = new EnumMap<>(Result.class);
  private final Findings findings = new Findings();
  private int depth;
  private @Nullable String tool;
  private @Nullable String caseName;
  private @Nullable Result result;
  private @Nullable Instant started;
  private boolean zoneless;
  private boolean declaresMore;
  private double seconds;

  JUnitRun(XMLStreamReader xml) {
    this.xml = xml;
  }

  void begin(String element) throws UnreadableReport {
    if (depth == 0 && !element.equals("testsuites") && !element.equals("testsuite")) {
      throw JUnitReport.fail(xml, "testsuites or testsuite is expected");
    }
    if (++depth > Limits.DEPTH) {
      throw JUnitReport.fail(xml, "nested deeper than " + Limits.DEPTH + " elements");
    }
    switch (element) {
      case "testsuites", "testsuite" -> beginSuite();
      case "testcase" -> beginCase();
      case "failure" -> worsen(Result.FAILED);
      case "error" -> worsen(Result.ERROR);
      case "flakyFailure", "flakyError" -> worsen(Result.FLAKY);
      case "skipped" -> worsen(Result.SKIPPED);
      default -> {
        // properties and outputs are not read
      }
    }
  }

  private void beginSuite() throws UnreadableReport {
    if (depth == 1) {
      tool = attribute("name");
    }
    suites.push(new Suite(number("failures") + number("errors"), bad()));
    String timestamp = attribute("timestamp");
    Instant at = JsonCursor.instant(timestamp);
    zoneless |= timestamp != null && at == null;
    if (at != null && (started == null || at.isBefore(started))) {
      started = at;
    }
  }

  private void beginCase() throws UnreadableReport {
    if (result != null) {
      throw JUnitReport.fail(xml, "a testcase within a testcase");
    }
    String name = attribute("name");
    String className = attribute("classname");
    caseName = (className == null ? "" : className + " › ") + (name == null ? "?" : name);
    String status = attribute("status");
    boolean ran =
        status == null || !status.toLowerCase(Locale.ROOT).matches("notrun|skipped|disabled");
    result = ran ? Result.PASSED : Result.SKIPPED;
    String time = attribute("time");
    seconds += time == null ? 0 : seconds(time);
    if (count(Result.PASSED) + count(Result.SKIPPED) + bad() > Limits.ROWS) {
      throw JUnitReport.fail(xml, "past " + Limits.ROWS + " test cases");
    }
  }

  private static double seconds(String time) {
    try {
      double value = Double.parseDouble(time.replace(",", ""));
      return Double.isFinite(value) && value > 0 ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Within a test case; a suite that failed as a whole counts as one more case. */
  private void worsen(Result to) {
    if (result == null) {
      if (to == Result.FAILED || to == Result.ERROR) {
        counts.merge(to, 1L, Long::sum);
      }
    } else if (to.compareTo(result) > 0) {
      result = to;
    }
  }

  void end(String element) {
    depth--;
    if (element.equals("testcase") && result != null) {
      counts.merge(result, 1L, Long::sum);
      if (result == Result.FAILED || result == Result.ERROR || result == Result.FLAKY) {
        findings.note(result.name().toLowerCase(Locale.ROOT) + ": " + caseName);
      }
      result = null;
    } else if (element.equals("testsuite") || element.equals("testsuites")) {
      Suite suite = suites.pop();
      declaresMore |= suite.declared() > bad() - suite.before();
    }
  }

  private long count(Result of) {
    return counts.getOrDefault(of, 0L);
  }

  private long bad() {
    return count(Result.FAILED) + count(Result.ERROR) + count(Result.FLAKY);
  }

  private @Nullable String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null || value.isBlank() ? null : Limits.cut(value);
  }

  private long number(String name) throws UnreadableReport {
    String value = attribute(name);
    if (value == null) {
      return 0;
    }
    try {
      return Math.clamp(Long.parseLong(value.strip()), 0, Limits.MANY);
    } catch (NumberFormatException e) {
      throw JUnitReport.fail(xml, name + " is no whole number");
    }
  }

  Report report(String format) {
    long ran = count(Result.PASSED) + bad();
    Findings all = new Findings();
    Outcome outcome = outcome(ran, all);
    if (count(Result.SKIPPED) > 0) {
      all.note(count(Result.SKIPPED) + " test cases were skipped");
    }
    if (zoneless) {
      all.note("times without a time zone are not taken from the report");
    }
    findings.notes().forEach(all::note);
    all.count("tests", ran + count(Result.SKIPPED));
    all.count("passed", count(Result.PASSED));
    all.count("failures", count(Result.FAILED));
    all.count("errors", count(Result.ERROR));
    all.count("flaky", count(Result.FLAKY));
    all.count("skipped", count(Result.SKIPPED));
    all.metric("seconds", seconds);
    if (ran > 0) {
      all.metric("passRate", (double) count(Result.PASSED) / ran);
    }
    return new Report(
        format, tool, null, null, outcome, all.metrics(), started, null, all.notes(), null);
  }

  private Outcome outcome(long ran, Findings all) {
    if (count(Result.FAILED) > 0) {
      return Outcome.FAIL;
    }
    if (ran == 0) {
      all.note("no test case ran");
      return Outcome.INCONCLUSIVE;
    }
    if (declaresMore) {
      all.note("a suite declares more failures and errors than the report shows");
      return Outcome.INCONCLUSIVE;
    }
    return bad() > 0 ? Outcome.INCONCLUSIVE : Outcome.PASS;
  }
}
