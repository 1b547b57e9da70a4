// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import io.holdfast.kit.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes {@code holdfast.assessment.v1} into the inbox. */
@ApplicationScoped
class AssessmentConsumer {

  private final Inbox inbox;

  AssessmentConsumer(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("assessment")
  @Blocking
  void receive(ConsumerRecords<String, byte[]> records) {
    inbox.receive(records);
  }
}
