// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells of connections, within the transaction that notes what it tells. */
@ApplicationScoped
public class ConnectionPublisher {

  private static final String SILENT = "io.holdfast.lifecycle.connection-silent.v1";

  private final Outbox outbox;

  ConnectionPublisher(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Tells that nothing comes over a connection any more. */
  public void silent(ConnectionSilent silence) {
    outbox.append(
        new OutgoingEvent(
            CasePublisher.TOPIC,
            silence.connectionId().toString(),
            SILENT,
            silence.team(),
            silence.connectionKey(),
            silence));
  }
}
