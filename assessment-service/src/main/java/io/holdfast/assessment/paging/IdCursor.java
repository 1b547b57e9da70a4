// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.paging;

import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the cursor of a list that is sorted by id. */
public final class IdCursor {

  private IdCursor() {}

  /**
   * The id after which the list goes on; absent at its start.
   *
   * @throws Problem invalid, when the cursor is none of such a list
   */
  public static @Nullable UUID after(PageRequest page) {
    String text = page.after(0);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }
}
