// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of the wire, where absent means empty. */
final class Lists {

  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
