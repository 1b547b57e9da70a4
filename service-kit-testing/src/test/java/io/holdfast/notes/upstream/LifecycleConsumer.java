// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.upstream;

import io.holdfast.kit.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes records into the inbox. */
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
