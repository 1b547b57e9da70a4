// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.evidence.report.ReadReport;
import io.holdfast.assessment.evidence.report.Report;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills in what a request leaves to its report; what it says itself must not contradict it. */
final class FillFromReport {

  /** How far clocks may be apart. */
  private static final Duration APART = Duration.ofMinutes(5);

  private final EvidenceRequest request;
  private final ReadReport.Reading reading;
  private final List<Violation> wrong = new ArrayList<>();

  private FillFromReport(EvidenceRequest request, ReadReport.Reading reading) {
    this.request = request;
    this.reading = reading;
  }

  /**
   * The request with outcome, metrics, digest and time of collection.
   *
   * @throws Problem unprocessable, naming every field that contradicts the report
   */
  static EvidenceRequest fill(EvidenceRequest request, ReadReport.Reading reading, String summary) {
    return new FillFromReport(request, reading).filled(summary);
  }

  private EvidenceRequest filled(String summary) {
    Report report = reading.report();
    same("/digest", request.digest(), reading.digest());
    same("/outcome", request.outcome(), report.outcome());
    checkCollectedAt(report);
    checkSubjects(report);
    Map<String, Double> metrics = metrics(report);
    if (!wrong.isEmpty()) {
      throw Problem.of(ProblemType.UNPROCESSABLE, wrong.getFirst().message(), wrong);
    }
    return new EvidenceRequest(
        request.system(),
        request.organisation(),
        request.kind(),
        request.subjects(),
        report.outcome(),
        request.method(),
        request.collectedAt() == null ? report.collectedAt() : request.collectedAt(),
        request.validUntil(),
        reading.digest(),
        request.producer(),
        request.collector(),
        metrics,
        request.safeguards(),
        request.summary() == null ? summary : request.summary());
  }

  private void same(String pointer, @Nullable Object given, Object found) {
    if (given != null && !given.equals(found)) {
      contradicts(pointer, "the report says " + found);
    }
  }

  private void contradicts(String pointer, String message) {
    wrong.add(new Violation(pointer, "contradicts-report", message));
  }

  private void checkCollectedAt(Report report) {
    Instant given = request.collectedAt();
    if (given == null) {
      return;
    }
    if (report.startedAt() != null && given.isBefore(report.startedAt().minus(APART))) {
      contradicts("/collectedAt", "the report says that it began at " + report.startedAt());
    }
    if (report.finishedAt() != null && given.isAfter(report.finishedAt().plus(APART))) {
      contradicts("/collectedAt", "the report says that it ended at " + report.finishedAt());
    }
  }

  /** A signature speaks for one model: digests of others beside it would borrow its word. */
  private void checkSubjects(Report report) {
    String model = report.model() == null ? null : report.model().digest();
    for (int i = 0; model != null && i < request.subjectsOrNone().size(); i++) {
      Subject subject = request.subjectsOrNone().get(i);
      if (subject != null && subject.digest() != null && !subject.digest().equals(model)) {
        contradicts("/subjects/" + i + "/digest", "the signature is of the model " + model);
      }
    }
  }

  private Map<String, Double> metrics(Report report) {
    Map<String, Double> all = new LinkedHashMap<>(report.metrics());
    if (request.metrics() != null) {
      request
          .metrics()
          .forEach(
              (name, given) -> {
                Double found = all.putIfAbsent(name, given);
                if (found != null && !Objects.equals(found, given)) {
                  contradicts(
                      "/metrics/" + name.replace("~", "~0").replace("/", "~1"),
                      "the report says " + found);
                }
              });
    }
    return all;
  }
}
