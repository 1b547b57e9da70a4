// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A status of a safeguard.
 *
 * @param from when it holds from
 * @param recordedAt since when that is known
 */
public record StatusRow(
    UUID id, Status status, Instant from, Instant recordedAt, @Nullable String reason) {}
