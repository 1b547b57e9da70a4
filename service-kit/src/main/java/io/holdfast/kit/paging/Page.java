// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param items at most as many as were asked for
 * @param next the cursor of the next part; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /**
   * Cuts a page out of rows that were read with one more than the limit.
   *
   * @param sortKey the value(s) by which the rows are sorted
   */
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> sortKey) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, request.limit());
    return new Page<>(items, sortKey.apply(items.getLast()).encode());
  }

  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), next);
  }
}
