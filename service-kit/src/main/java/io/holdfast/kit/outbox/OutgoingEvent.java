// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param topic the topic it goes to
 * @param key what it is about; events of one key stay in order
 * @param type its CloudEvents type
 * @param team the team it belongs to; absent for what belongs to all
 * @param subject its CloudEvents subject, for people: the key's readable name
 * @param data its data, written as JSON
 */
public record OutgoingEvent(
    String topic, String key, String type, @Nullable String team, String subject, Object data) {}
