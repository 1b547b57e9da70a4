// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.paging;

import io.holdfast.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to {@value #MAX}
 * @param cursor where to go on; absent: from the start
 */
public record PageRequest(int limit, @Nullable Cursor cursor) {

  public static final int DEFAULT = 50;
  public static final int MAX = 500;

  /**
   * Reads the query parameters {@code limit} and {@code cursor}.
   *
   * @param parts how many sort values the list's cursor has
   * @throws Problem invalid, naming the parameter
   */
  public static PageRequest of(@Nullable Integer limit, @Nullable String cursor, int parts) {
    int size = limit == null ? DEFAULT : limit;
    if (size < 1 || size > MAX) {
      throw Problem.invalid("?limit", "out-of-range", "limit must be 1 to " + MAX);
    }
    return new PageRequest(
        size, cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor, parts));
  }

  /** A sort value of the cursor; absent at the start of the list. */
  public @Nullable String after(int index) {
    return cursor == null ? null : cursor.values().get(index);
  }
}
