// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.monitoring.event.EventType;
import org.jspecify.annotations.Nullable;

/** What an event of a sender means here. */
public sealed interface Meaning {

  /**
   * Something happened.
   *
   * @param data as of {@code contracts/events}, whatever is wrong with it is found later
   */
  record Happened(EventType type, @Nullable JsonNode data) implements Meaning {}

  /** The sender's type is not known to this version; it is read again after an upgrade. */
  record Unknown() implements Meaning {}

  /**
   * A known type that means nothing under the connection's mapping.
   *
   * @param why for people
   */
  record Nothing(String why) implements Meaning {}

  /** A trial: it shows that the sender is connected and nothing else. */
  record Test() implements Meaning {}
}
