// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of JSON Lines, one at a time; blank ones are passed over. */
final class JsonLines {

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private byte[] line = new byte[4 * 1024];
  private int length;
  private long number;

  JsonLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line that is not blank; false at the end. */
  boolean advance() throws IOException {
    while (fill()) {
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Reads the line that the cursor is at. */
  <T> T read(JsonCursor.Reading<T> reading) throws IOException {
    return JsonCursor.read(line, length, number, reading);
  }

  long number() {
    return number;
  }

  private boolean fill() throws IOException {
    length = 0;
    number++;
    while (true) {
      if (next == filled) {
        filled = in.read(buffer, 0, buffer.length);
        next = 0;
        if (filled < 0) {
          filled = 0;
          return length > 0;
        }
      }
      int end = next;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      append(next, end - next);
      boolean ended = end < filled;
      next = ended ? end + 1 : end;
      if (ended) {
        return true;
      }
    }
  }

  private void append(int from, int count) throws IOException {
    if (length + count > Limits.LINE) {
      throw new UnreadableReport("line " + number, "has more than " + Limits.LINE + " bytes");
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(buffer, from, line, length, count);
    length += count;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
