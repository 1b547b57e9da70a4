// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event from Kafka, ready to be applied.
 *
 * @param id this service's id of the receipt
 * @param eventId the CloudEvents id
 * @param epoch the sender's epoch of the key: a higher one starts from a new baseline
 * @param version the sender's version of the key within the epoch, one by one
 * @param type the CloudEvents type
 * @param time when the sender made it
 * @param team the team it belongs to
 * @param baseline whether this is the first event of the key that is applied here in this epoch, so
 *     that what it carries replaces any copy
 */
public record InboxMessage(
    UUID id,
    String topic,
    String eventId,
    String key,
    long epoch,
    long version,
    String type,
    Instant time,
    @Nullable String team,
    JsonNode data,
    boolean baseline) {}
