// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.paging;

import io.holdfast.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a list goes on: the sort values of the last item shown. Opaque to clients. */
public record Cursor(List<String> values) {

  private static final String SEPARATOR = "\u001f";

  public static Cursor of(Object... values) {
    return new Cursor(java.util.Arrays.stream(values).map(String::valueOf).toList());
  }

  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor that a list gave.
   *
   * @throws Problem invalid, when it is none
   */
  public static Cursor decode(String text, int parts) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Cursor cursor = new Cursor(List.of(decoded.split(SEPARATOR, -1)));
      boolean given = cursor.values.size() == parts && cursor.encode().equals(text);
      // PostgreSQL takes no U+0000
      if (given && decoded.indexOf('\u0000') < 0) {
        return cursor;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the answer for every cursor that is none
    }
    throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
  }
}
