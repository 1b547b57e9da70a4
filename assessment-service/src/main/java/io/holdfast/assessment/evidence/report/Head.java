// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first bytes of a report as text that formats are recognised by. */
record Head(String text) {

  /** Latin-1 keeps every byte a character; UTF-16 loses its zero bytes. */
  static Head of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    int start = 0;
    while (start < text.length()
        && "\u00ef\u00bb\u00bf\u00fe\u00ff \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return new Head(text.substring(start));
  }

  boolean isJson() {
    return text.startsWith("{");
  }

  boolean has(String part) {
    return text.contains(part);
  }

  static boolean endsWith(@Nullable String fileName, String ending) {
    return fileName != null && fileName.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  static boolean isType(@Nullable String declared, String mediaType) {
    return declared != null && declared.toLowerCase(Locale.ROOT).startsWith(mediaType);
  }
}
