// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery says.
 *
 * @param mode how it travelled, kept with the raw bytes
 * @param batch whether the sender expects a result for each event
 * @param reply what a handshake has to be answered; absent: none
 */
public record Parsed(String mode, boolean batch, List<Item> items, @Nullable JsonNode reply) {

  public Parsed {
    items = List.copyOf(items);
  }

  /** A delivery of events that stand for themselves. */
  public static Parsed of(String mode, List<SentEvent> events) {
    return new Parsed(mode, false, events.stream().map(Item::of).toList(), null);
  }

  /** A delivery of one event. */
  public static Parsed of(String mode, SentEvent event) {
    return of(mode, List.of(event));
  }

  /**
   * One event, or why it is none.
   *
   * @param raw the bytes of this event alone; absent: the whole delivery is kept once for all
   * @param element which element of a batch it comes from, for senders of which one element may
   *     make several events
   */
  public record Item(
      @Nullable SentEvent event, byte @Nullable [] raw, int element, @Nullable Problem problem) {
    public static Item of(SentEvent event) {
      return new Item(event, null, 0, null);
    }

    public static Item of(SentEvent event, byte[] raw) {
      return new Item(event, raw, 0, null);
    }

    public static Item refused(Problem problem) {
      return new Item(null, null, 0, problem);
    }

    /** The same, of an element of a batch. */
    public Item ofElement(int index) {
      return new Item(event, raw, index, problem);
    }
  }
}
