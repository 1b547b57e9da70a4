// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the values of {@code ce-} headers as senders really write them: percent-encoded as the
 * specification says, or raw UTF-8, or raw Latin-1, or in the double quotes of old versions. Only
 * valid {@code %XX} sequences are decoded; a stray per cent sign stays what it is.
 */
final class HeaderValues {

  private HeaderValues() {}

  /**
   * Decodes a value.
   *
   * @param value as the server read it: one character per byte
   */
  static String decode(String value) {
    String unquoted = unquoted(value.strip());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(unquoted.length());
    for (int i = 0; i < unquoted.length(); i++) {
      char c = unquoted.charAt(i);
      if (c == '%' && hex(unquoted, i + 1) && hex(unquoted, i + 2)) {
        bytes.write(Integer.parseInt(unquoted, i + 1, i + 3, 16));
        i += 2;
      } else if (c <= 0xFF) {
        bytes.write(c);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return text(bytes.toByteArray());
  }

  private static String unquoted(String value) {
    if (value.length() < 2 || value.charAt(0) != '"' || !value.endsWith("\"")) {
      return value;
    }
    String inner = value.substring(1, value.length() - 1);
    return inner.replaceAll("\\\\(.)", "$1");
  }

  private static boolean hex(String text, int at) {
    return at < text.length() && text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
