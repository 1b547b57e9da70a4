// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.upstream;

import io.holdfast.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what monitoring publishes. */
@ApplicationScoped
class LifecycleConsumer {

  private final Inbox inbox;

  LifecycleConsumer(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("lifecycle")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }
}
