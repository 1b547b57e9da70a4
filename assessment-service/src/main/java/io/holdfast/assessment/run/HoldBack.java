// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.assessment.AssessmentStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Holds a system back after a failed run, ever longer. */
@ApplicationScoped
class HoldBack {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Jdbi jdbi;
  private final AssessmentStore store;
  private final Clock clock;

  HoldBack(Jdbi jdbi, AssessmentStore store, Clock clock) {
    this.jdbi = jdbi;
    this.store = store;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void hold(UUID systemId, Duration first) {
    int failures =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select failures from assessed_system where system_id = :system")
                    .bind("system", systemId)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0));
    Duration pause = first.multipliedBy(1L << Math.min(failures, 10));
    store.holdBack(systemId, clock.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST));
  }
}
