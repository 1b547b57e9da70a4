// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event before its data is read.
 *
 * @param subject the CloudEvents subject, which names the subject where the data does not
 * @param latest times after this one lie too far ahead
 * @param connection the configured sender; absent when posted directly
 * @param immutableVersions whether a version of this sender names the same bytes for ever
 */
public record Envelope(
    UUID id,
    String source,
    String originId,
    @Nullable String subject,
    Instant occurredAt,
    Instant receivedAt,
    Instant latest,
    NormalisedEvent.Actor actor,
    @Nullable String connection,
    boolean immutableVersions) {}
