// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.evidence.report.ReadReport;
import io.holdfast.assessment.evidence.report.UnreadableReport;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Takes evidence together with the report that it is read from. */
@ApplicationScoped
public class AddReport {

  private final AddEvidence add;
  private final ReadReport read;
  private final long most;

  AddReport(AddEvidence add, ReadReport read, ContentConfig config) {
    this.add = add;
    this.read = read;
    this.most = config.maxSize().asLongValue();
  }

  /**
   * A report as it was received.
   *
   * @param bytes which are there until the request ends
   * @param size in bytes
   */
  record Upload(
      Contents.Source bytes, long size, @Nullable String fileName, @Nullable String mediaType) {}

  /**
   * Keeps the evidence and the report. The report is read before the transaction begins: that may
   * take its time.
   *
   * @throws Problem too large; unprocessable, when the report cannot be read or the request
   *     contradicts it; or as {@link AddEvidence} says
   */
  EvidenceResponse add(EvidenceRequest request, Upload upload, @Nullable String idempotencyKey) {
    try {
      requireSize(upload.size());
      ReadReport.Reading reading = reading(upload);
      EvidenceReport report = EvidenceReport.of(reading, upload.fileName());
      return add.add(
          FillFromReport.fill(request, reading, report.summary()),
          new Contents.Content(upload.bytes(), reading.digest(), report),
          idempotencyKey);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireSize(long size) {
    if (size > most) {
      throw Problem.of(
          ProblemType.TOO_LARGE,
          "the report has more than " + most + " bytes, the most taken here");
    }
  }

  private ReadReport.Reading reading(Upload upload) throws IOException {
    try (InputStream in = upload.bytes().open()) {
      return read.read(in, upload.fileName(), upload.mediaType(), most);
    } catch (UnreadableReport e) {
      throw Problem.unprocessable("/report", "unreadable-report", String.valueOf(e.getMessage()));
    }
  }
}
