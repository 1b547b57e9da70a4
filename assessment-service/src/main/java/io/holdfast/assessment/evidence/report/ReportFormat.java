// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A format of reports. Implementations hold no state of a report and collect no rows: what they
 * keep while reading is bounded by {@link Limits}.
 */
public interface ReportFormat {

  /** Its name, which never changes. */
  String name();

  /** The media type under which reports of it are handed out. */
  String mediaType();

  /**
   * Whether a report is of this format, by its content first.
   *
   * @param head the first bytes, at most 8 KiB
   * @param fileName as the sender calls it
   * @param mediaType as the sender declares it
   */
  boolean recognises(byte[] head, @Nullable String fileName, @Nullable String mediaType);

  /**
   * Reads a report.
   *
   * @throws UnreadableReport when it is not of this format or too large
   * @throws IOException when the stream itself fails
   */
  Report parse(InputStream in) throws IOException;
}
