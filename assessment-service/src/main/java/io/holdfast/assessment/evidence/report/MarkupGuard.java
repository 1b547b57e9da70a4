// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses XML whose markup or text is endless: what stands between two {@code <} is what a parser
 * may have to keep whole. Bytes are counted, so that it holds in every encoding.
 */
final class MarkupGuard extends FilterInputStream {

  private long line = 1;
  private int length;

  MarkupGuard(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      if (buffer[i] == '\n') {
        line++;
      }
      length = buffer[i] == '<' ? 0 : length + 1;
      if (length > Limits.MARKUP) {
        throw new UnreadableReport(
            "line " + line, "more than " + Limits.MARKUP + " bytes without a new element");
      }
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
