// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A status that a safeguard has from an instant on.
 *
 * @param from absent: now
 */
@Schema(name = "SafeguardStatusRequest")
public record StatusRequest(
    @Schema(required = true) @Nullable Status status,
    @Nullable Instant from,
    @Schema(required = true) @Nullable String reason) {}
