// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Escapes of RFC 8785 section 3.2.2.2: what cannot be printed in lower-case hexadecimal. */
public final class CanonicalEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_PRINTABLE = 0x20;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    for (int code = 0; code < FIRST_PRINTABLE; code++) {
      if (codes[code] == ESCAPE_STANDARD) {
        codes[code] = ESCAPE_CUSTOM;
      }
    }
    return codes;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    if (character >= FIRST_PRINTABLE) {
      return null;
    }
    return new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
  }
}
