// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import org.jspecify.annotations.Nullable;

/** How strongly a version is identified (method.md section 2), weakest first. */
public enum IdentityStrength {
  NONE,
  WEAK,
  MEDIUM,
  STRONG;

  /** The weaker of two, where null rests on no identity. */
  public static @Nullable IdentityStrength weakest(
      @Nullable IdentityStrength a, @Nullable IdentityStrength b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }
}
