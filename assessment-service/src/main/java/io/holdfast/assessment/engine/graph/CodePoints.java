// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import java.util.Comparator;

/** Order of keys by code point (method.md section 3), which is not that of UTF-16 code units. */
public final class CodePoints {

  public static final Comparator<String> ORDER = CodePoints::compare;

  private CodePoints() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Puts surrogates, which only stand for code points above U+FFFF, above everything else. */
  private static int weight(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
