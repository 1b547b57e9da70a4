// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Evidence to be kept. With a report beside it, outcome, metrics, digest and collectedAt may be
 * absent: they are the report's.
 *
 * @param system key or id of the AI system; absent with {@code organisation}
 * @param organisation whether it is about the whole organisation
 * @param kind id of a kind of evidence of the active edition
 * @param subjects components it is about; absent or empty: the system as a whole
 * @param digest of the report
 * @param producer who or what made it
 * @param collector who or what brought it
 * @param safeguards ids of those it speaks for; absent: those that its kind proves unnamed
 */
@Schema(name = "EvidenceRequest")
public record EvidenceRequest(
    @Nullable String system,
    @Nullable Boolean organisation,
    @Schema(required = true) @Nullable String kind,
    @Nullable List<Subject> subjects,
    @Schema(required = true) @Nullable Outcome outcome,
    @Schema(required = true) @Nullable Method method,
    @Schema(required = true) @Nullable Instant collectedAt,
    @Nullable Instant validUntil,
    @Schema(required = true) @Nullable String digest,
    @Schema(required = true) @Nullable String producer,
    @Nullable String collector,
    @Nullable Map<String, Double> metrics,
    @Nullable List<UUID> safeguards,
    @Nullable String summary) {

  private static final int MOST = 200;
  private static final int MOST_METRICS = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SUMMARY = 8000;

  boolean ofTheOrganisation() {
    return Boolean.TRUE.equals(organisation);
  }

  List<Subject> subjectsOrNone() {
    return subjects == null ? List.of() : subjects;
  }

  List<UUID> safeguardsOrNone() {
    return safeguards == null ? List.of() : safeguards;
  }

  /**
   * Everything that can be said without looking anything up.
   *
   * @throws Problem invalid, with all that is wrong
   */
  void check() {
    List<Violation> wrong = new ArrayList<>();
    if (ofTheOrganisation() == (system != null)) {
      wrong.add(
          new Violation("/system", "missing", "either a system or organisation: true is needed"));
    }
    need(wrong, "/kind", kind);
    need(wrong, "/producer", producer);
    missing(wrong, "/outcome", outcome);
    missing(wrong, "/method", method);
    missing(wrong, "/collectedAt", collectedAt);
    if (digest == null || !VersionRef.isDigest(digest)) {
      wrong.add(new Violation("/digest", "bad-digest", VersionRef.DIGEST_FORM));
    }
    if (validUntil != null && collectedAt != null && validUntil.isBefore(collectedAt)) {
      wrong.add(new Violation("/validUntil", "before-start", "ends before it was collected"));
    }
    if (collector != null) {
      need(wrong, "/collector", collector);
    }
    if (summary != null && summary.length() > LONGEST_SUMMARY) {
      wrong.add(
          new Violation("/summary", "too-long", "at most " + LONGEST_SUMMARY + " characters"));
    }
    checkLists(wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private void checkLists(List<Violation> wrong) {
    if (ofTheOrganisation() && !subjectsOrNone().isEmpty()) {
      wrong.add(new Violation("/subjects", "mismatch", "an organisation has no components"));
    }
    if (subjectsOrNone().size() > MOST || safeguardsOrNone().size() > MOST) {
      wrong.add(new Violation("", "too-many", "at most " + MOST + " subjects and safeguards"));
    }
    for (int i = 0; i < subjectsOrNone().size(); i++) {
      Subject subject = subjectsOrNone().get(i);
      if (subject == null) {
        wrong.add(new Violation("/subjects/" + i + "/component", "missing", "a text is needed"));
      } else {
        subject.check("/subjects/" + i, wrong);
      }
    }
    if (safeguardsOrNone().stream().anyMatch(java.util.Objects::isNull)) {
      wrong.add(new Violation("/safeguards", "missing", "ids are needed"));
    }
    checkMetrics(wrong);
  }

  private void checkMetrics(List<Violation> wrong) {
    if (metrics == null) {
      return;
    }
    if (metrics.size() > MOST_METRICS) {
      wrong.add(new Violation("/metrics", "too-many", "at most " + MOST_METRICS + " metrics"));
    }
    if (metrics.keySet().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
      wrong.add(
          new Violation(
              "/metrics", "too-long", "names of at most " + LONGEST_NAME + " characters"));
    }
    if (metrics.values().stream().anyMatch(v -> v == null || !Double.isFinite(v))) {
      wrong.add(new Violation("/metrics", "bad-value", "finite numbers are needed"));
    }
  }

  private static void missing(List<Violation> wrong, String pointer, @Nullable Object value) {
    if (value == null) {
      wrong.add(new Violation(pointer, "missing", "a value is needed"));
    }
  }

  private static void need(List<Violation> wrong, String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      wrong.add(new Violation(pointer, "missing", "a text is needed"));
    } else if (text.length() > LONGEST_NAME) {
      wrong.add(new Violation(pointer, "too-long", "at most " + LONGEST_NAME + " characters"));
    }
  }
}
