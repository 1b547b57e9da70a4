// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Data of {@code io.holdfast.lifecycle.connection-silent.v1}: nothing came over a connection for
 * longer than declared; told once, until it is heard again.
 *
 * @param lastEventAt absent: nothing ever came
 * @param silenceAfterSeconds as declared
 */
public record ConnectionSilent(
    UUID connectionId,
    String connectionKey,
    String team,
    String kind,
    @Nullable Instant lastEventAt,
    long silenceAfterSeconds) {}
