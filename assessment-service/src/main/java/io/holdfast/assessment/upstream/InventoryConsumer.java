// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hands what the inventory publishes to the inbox. */
@ApplicationScoped
class InventoryConsumer {

  private final Inbox inbox;

  InventoryConsumer(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("inventory")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }
}
