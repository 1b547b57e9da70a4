// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in a list.
 *
 * @param connection key of the connection that it came over; absent: posted directly
 * @param late whether it needs, or needed, longer than the objective
 * @param systems the systems that it touches, of those that the reader sees
 * @param openCases how many of their cases are not closed
 * @param unmatched subjects that nobody has registered yet
 * @param reason why it is not closed
 * @param nextStep what a person might do; absent: nothing but wait
 */
public record EventSummary(
    UUID id,
    String type,
    String source,
    @Nullable String connection,
    Instant occurredAt,
    Instant receivedAt,
    String state,
    boolean late,
    List<String> systems,
    int openCases,
    List<String> unmatched,
    @Nullable String error,
    @Nullable String reason,
    @Nullable String nextStep,
    @Nullable Instant closedAt,
    String self) {}
