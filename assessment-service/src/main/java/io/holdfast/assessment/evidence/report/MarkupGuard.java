// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses XML whose markup is endless: a parser hands out text in pieces, but has to keep a tag, a
 * comment or an instruction whole. Where markup ends is seen in encodings that contain ASCII; a
 * document in another encoding has to be small as a whole.
 */
final class MarkupGuard extends FilterInputStream {

  private static final Set<String> WITH_ASCII =
      Set.of("utf-8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252");

  private enum In {
    TEXT,
    TAG,
    COMMENT,
    INSTRUCTION,
    CDATA
  }

  private In in = In.TEXT;
  private char quote;
  private long last;
  private long line = 1;
  private long total;
  private long most = Long.MAX_VALUE;
  private int length;

  MarkupGuard(InputStream stream) {
    super(stream);
  }

  /** What the document turned out to be encoded in. */
  void encoding(@Nullable String encoding) {
    if (encoding != null && !WITH_ASCII.contains(encoding.toLowerCase(Locale.ROOT))) {
      most = Limits.BUNDLE;
    }
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
      next((char) (buffer[i] & 0xff));
    }
    total += Math.max(read, 0);
    if (total > most) {
      throw new UnreadableReport(
          "line " + line, "more than " + most + " bytes in another encoding than UTF-8");
    }
    return read;
  }

  private void next(char c) throws UnreadableReport {
    line += c == '\n' ? 1 : 0;
    last = last << 8 | c;
    switch (in) {
      case TEXT -> {
        if (c == '<') {
          in = In.TAG;
          quote = 0;
          length = 0;
        }
      }
      case TAG -> tag(c);
      case COMMENT -> end("-->");
      case INSTRUCTION -> end("?>");
      case CDATA -> end("]]>");
    }
    if (in != In.TEXT && in != In.CDATA && ++length > Limits.MARKUP) {
      throw new UnreadableReport(
          "line " + line, "a tag, comment or instruction of more than " + Limits.MARKUP + " bytes");
    }
  }

  private void tag(char c) {
    if (length == 1 && c == '?') {
      in = In.INSTRUCTION;
    } else if (length == 3 && isAfter("!--")) {
      in = In.COMMENT;
    } else if (length == 8 && isAfter("![CDATA[")) {
      in = In.CDATA;
    } else if (quote != 0) {
      quote = c == quote ? 0 : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      in = In.TEXT;
    }
  }

  private void end(String by) {
    if (isAfter(by)) {
      in = In.TEXT;
    }
  }

  /** Whether these were the last bytes, at most eight. */
  private boolean isAfter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ((last >>> 8 * (text.length() - 1 - i) & 0xff) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
