// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a report of whichever format it is, and its digest on the way. */
@ApplicationScoped
public class ReadReport {

  private final ReportFormats formats;

  ReadReport(ReportFormats formats) {
    this.formats = formats;
  }

  /**
   * A report that was read.
   *
   * @param digest of its bytes
   * @param size in bytes
   * @param mediaType under which it is handed out
   */
  public record Reading(Report report, String digest, long size, String mediaType) {}

  /**
   * Reads all of it; the caller closes the stream.
   *
   * @param most bytes that are read
   * @throws UnreadableReport when no format recognises it, it is not of its format or too large
   * @throws IOException when the stream itself fails
   */
  public Reading read(
      InputStream in, @Nullable String fileName, @Nullable String mediaType, long most)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, Limits.HEAD);
    buffered.mark(Limits.HEAD + 1);
    byte[] head = buffered.readNBytes(Limits.HEAD);
    buffered.reset();
    ReportFormat format =
        formats
            .of(head, fileName, mediaType)
            .orElseThrow(
                () ->
                    new UnreadableReport(
                        "", "is of no format that is known here: " + formats.names()));
    MeteredStream metered = new MeteredStream(buffered, most);
    Report report = format.parse(metered);
    metered.drain();
    return new Reading(report, metered.digest(), metered.size(), format.mediaType());
  }
}
