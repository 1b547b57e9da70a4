// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Level;
import org.jspecify.annotations.Nullable;

/** The residual risk up to which a scenario is tolerable, and what set it (method.md section 5). */
public record Tolerance(Level level, Source source, @Nullable String decision) {

  /** What set the tolerance. */
  public enum Source {
    CLASS,
    /** The organisation has tailored it (ADR 15). */
    ORGANISATION,
    PROFILE,
    DECISION
  }
}
