// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the services have in their outboxes and inboxes. */
record Stores(Platform platform) {

  /** Nothing waits any more, and nothing that was received since was parked or in conflict. */
  void checkSettled(Instant since) {
    String received = "select count(*) from inbox where received_at >= '" + since + "' and state ";
    for (Service service : Service.values()) {
      awaitNone(service, "select count(*) from outbox");
      awaitNone(service, received + "= 'PENDING'");
      assertThat(platform.count(service, received + "in ('PARKED', 'CONFLICT')"))
          .as(service.name())
          .isZero();
    }
  }

  private void awaitNone(Service service, String query) {
    Platform.await(
        service + ": none of " + query,
        Duration.ofSeconds(30),
        () -> platform.count(service, query) == 0 ? Optional.of(true) : Optional.empty());
  }
}
