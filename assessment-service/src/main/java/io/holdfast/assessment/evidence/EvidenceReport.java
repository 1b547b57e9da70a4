// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.evidence.report.Limits;
import io.holdfast.assessment.evidence.report.ReadReport;
import io.holdfast.assessment.evidence.report.Report;
import io.holdfast.assessment.evidence.report.SignatureCheck;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The report that evidence was read from.
 *
 * @param format garak, junit, sarif or model-signature
 * @param tool that wrote it, as it calls itself
 * @param runId of the run that it reports
 * @param notes what people should know of the outcome
 * @param modelDigest over all files of the model, where the report is a signature of it
 * @param signature what checking that signature came to
 * @param size in bytes
 */
@Schema(name = "EvidenceReport")
public record EvidenceReport(
    String format,
    @Nullable String tool,
    @Nullable String version,
    @Nullable String runId,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    List<String> notes,
    @Nullable String modelDigest,
    @Nullable SignatureCheck signature,
    @Nullable String fileName,
    String mediaType,
    long size) {

  static EvidenceReport of(ReadReport.Reading reading, @Nullable String fileName) {
    Report report = reading.report();
    return new EvidenceReport(
        report.format(),
        report.tool(),
        report.version(),
        report.runId(),
        report.startedAt(),
        report.finishedAt(),
        report.notes(),
        report.model() == null ? null : report.model().digest(),
        report.model() == null ? null : report.model().check(),
        fileName == null ? null : Limits.cut(fileName),
        reading.mediaType(),
        reading.size());
  }

  /** One line of it for people. */
  String summary() {
    StringBuilder text = new StringBuilder(tool == null ? format : tool);
    if (version != null) {
      text.append(' ').append(version);
    }
    if (runId != null) {
      text.append(", run ").append(runId);
    }
    if (!notes.isEmpty()) {
      text.append(": ").append(String.join("; ", notes.subList(0, Math.min(notes.size(), 5))));
    }
    return text.toString();
  }
}
