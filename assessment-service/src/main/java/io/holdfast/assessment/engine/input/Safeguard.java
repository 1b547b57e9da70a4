// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A control as this organisation implements it (method.md section 4).
 *
 * @param component the one it covers; only with scope {@code COMPONENT}
 */
public record Safeguard(
    String id,
    String control,
    ScopeKind scope,
    @Nullable String component,
    SafeguardStatus status,
    @Nullable Instant implementedFrom,
    @Nullable Instant retiredAt) {}
