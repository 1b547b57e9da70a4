// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a signature in a DSSE envelope is over: the pre-authentication encoding of its payload. */
public final class Dsse {

  /** The only type of payload that is read. */
  static final String IN_TOTO = "application/vnd.in-toto+json";

  private Dsse() {}

  /** The encoding of DSSE 1.0. */
  public static byte[] encoded(byte[] payload) {
    return join("DSSEv1", payload, payload);
  }

  /**
   * What model_signing signed before its release 1.0: it put the payload's notation as a Python
   * literal in place of the payload.
   */
  static byte[] encodedBefore10(byte[] payload) {
    return join("DSSEV1", payload, literal(payload).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] join(String version, byte[] payload, byte[] written) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(written.length + 80);
    out.writeBytes(
        "%s %d %s %d "
            .formatted(version, IN_TOTO.length(), IN_TOTO, payload.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(written);
    return out.toByteArray();
  }

  private static String literal(byte[] bytes) {
    boolean single = false;
    boolean twofold = false;
    for (byte each : bytes) {
      single |= each == '\'';
      twofold |= each == '"';
    }
    char quote = single && !twofold ? '"' : '\'';
    StringBuilder text =
        new StringBuilder(bytes.length + bytes.length / 8).append('b').append(quote);
    for (byte each : bytes) {
      append(text, each & 0xff, quote);
    }
    return text.append(quote).toString();
  }

  private static void append(StringBuilder text, int value, char quote) {
    switch (value) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\\' -> text.append("\\\\");
      default -> {
        if (value == quote) {
          text.append('\\').append(quote);
        } else if (value < ' ' || value > '~') {
          text.append("\\x%02x".formatted(value));
        } else {
          text.append((char) value);
        }
      }
    }
  }
}
