// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How evidence and decisions name a version of a component (method.md section 2, "Identity").
 *
 * @param since only where a label alone has to identify it
 */
public record Identity(
    @Nullable String label,
    @Nullable String digest,
    @Nullable String registry,
    @Nullable Instant since) {

  /** Names no version. */
  public static final Identity NONE = new Identity(null, null, null, null);
}
