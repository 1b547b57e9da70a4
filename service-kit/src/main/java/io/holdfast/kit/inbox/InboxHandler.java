// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

/**
 * Applies the events of one topic; one bean per topic. Both methods run in the worker's
 * transaction: what they write and append to the outbox commits together with the receipt, once.
 */
public interface InboxHandler {

  /** The topic whose events are applied. */
  String topic();

  /**
   * Applies an event. Types that are not known are ignored by design: new types are added beside
   * old ones.
   *
   * @throws PoisonException when it can never be applied: its key is parked at once
   * @throws RuntimeException otherwise it is tried again, and parked after some attempts
   */
  void handle(InboxMessage message);

  /**
   * An operator has decided that this event shall not be applied. Whoever waits for an answer to it
   * has to be answered all the same.
   */
  void skip(InboxMessage message, String reason);
}
