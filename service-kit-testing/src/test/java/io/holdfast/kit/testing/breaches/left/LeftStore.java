// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing.breaches.left;

import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.testing.breaches.right.RightResource;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A store with a transaction, HTTP, Kafka, the machine's time and a cycle to another feature. */
public class LeftStore {

  @Transactional
  public Response save(KafkaProducer<String, byte[]> producer, InboxMessage message) {
    producer.flush();
    return Response.ok(Instant.now() + RightResource.NAME + message.key()).build();
  }
}
