// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import org.jspecify.annotations.Nullable;

/** Reads the open enums of the wire: what this version does not know becomes {@code UNKNOWN}. */
public final class OpenValue {

  private OpenValue() {}

  /** The constant of that name, or the type's {@code UNKNOWN}; null stays null. */
  public static <E extends Enum<E>> @Nullable E read(Class<E> type, @Nullable String name) {
    if (name == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return Enum.valueOf(type, "UNKNOWN");
  }
}
