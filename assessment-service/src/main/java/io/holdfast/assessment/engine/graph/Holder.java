// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.result.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who has an access.
 *
 * @param key absent: anyone
 */
public record Holder(Path.Holder kind, @Nullable String key) {

  static final Holder ANYONE = new Holder(Path.Holder.ANYONE, null);

  static final Comparator<Holder> ORDER =
      Comparator.comparing(
              (Holder holder) -> holder.key == null ? "" : holder.key, CodePoints.ORDER)
          .thenComparing(Holder::kind);
}
