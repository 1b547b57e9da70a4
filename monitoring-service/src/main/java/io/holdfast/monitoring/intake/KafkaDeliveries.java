// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.sender.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Takes records of a user's topic as deliveries of its connection. CloudEvents come in the modes of
 * the Kafka protocol binding 1.0; what names no media type is JSON, as OpenLineage sends it.
 */
@ApplicationScoped
class KafkaDeliveries {

  private static final String PREFIX = "ce_";

  private final IncomingConnections connections;
  private final AcceptDelivery accept;

  KafkaDeliveries(IncomingConnections connections, AcceptDelivery accept) {
    this.connections = connections;
    this.accept = accept;
  }

  /**
   * Takes a record. One that cannot be read is counted with its reason and stays in the topic:
   * there is nobody to answer, and those behind it must not wait.
   *
   * @throws Problem unavailable, to be tried again
   */
  @ActivateRequestContext
  void accept(String idOrKey, ConsumerRecord<byte[], byte[]> record) {
    Connection connection = connections.require(idOrKey);
    try {
      accept.acceptTrusted(connection, received(record));
    } catch (Problem problem) {
      if (problem.type().status() >= 500 || problem.type() == ProblemType.TOO_MANY_REQUESTS) {
        throw problem;
      }
    }
  }

  /** As a sender over HTTP would have sent it; Kafka's binding encodes no header values. */
  static Received received(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      String name = header.key().toLowerCase(java.util.Locale.ROOT);
      if (header.value() != null) {
        String value = new String(header.value(), StandardCharsets.UTF_8);
        headers.put(
            name.startsWith(PREFIX) ? "ce-" + name.substring(PREFIX.length()) : name,
            name.startsWith(PREFIX) ? value.replace("%", "%25") : value);
      }
    }
    String contentType = headers.getOrDefault("content-type", "application/json");
    headers.put("content-type", contentType);
    return new Received(
        contentType, headers, record.value() == null ? new byte[0] : record.value());
  }
}
