// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import io.holdfast.kit.outbox.Republisher;
import io.holdfast.monitoring.ledger.CaseStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells again of every case that is open, or of all since a moment, system by system. */
@ApplicationScoped
class LifecycleRepublisher implements Republisher {

  private final CaseStore cases;
  private final CasePublisher publisher;

  LifecycleRepublisher(CaseStore cases, CasePublisher publisher) {
    this.cases = cases;
    this.publisher = publisher;
  }

  @Override
  public String topic() {
    return CasePublisher.TOPIC;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return cases.systemsAfter(key, limit);
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    cases.ofSystem(UUID.fromString(key), since).forEach(publisher::reasked);
  }
}
