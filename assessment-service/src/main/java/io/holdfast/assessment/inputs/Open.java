// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.OpenValue;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads words of the wire as the engine's enums. */
final class Open {

  private Open() {}

  /** A word that has to be there: what is absent or not known is UNKNOWN. */
  static <E extends Enum<E>> E value(Class<E> type, @Nullable String name) {
    return Objects.requireNonNull(OpenValue.read(type, name == null ? "" : name));
  }

  /** A word that may be absent. */
  static <E extends Enum<E>> @Nullable E optional(Class<E> type, @Nullable String name) {
    return OpenValue.read(type, name);
  }

  static <E extends Enum<E>> Set<E> values(Class<E> type, Collection<String> names) {
    return names.stream().map(name -> value(type, name)).collect(Collectors.toUnmodifiableSet());
  }

  /** A level; what is no level is as good as absent. */
  static @Nullable Level level(@Nullable String name) {
    for (Level level : Level.values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    return null;
  }
}
