// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.trigger.Triggers;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Asks for the assessments that the passing of time alone may change. */
@ApplicationScoped
class ExpiryWatch {

  private static final Logger LOG = Logger.getLogger(ExpiryWatch.class);

  private final Triggers triggers;

  ExpiryWatch(Triggers triggers) {
    this.triggers = triggers;
  }

  @Scheduled(
      every = "${holdfast.runs.expiry-interval:10s}",
      identity = "expiry-watch",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void look() {
    int count = triggers.appendForExpired();
    if (count > 0) {
      LOG.infof("%d systems are assessed again because time has passed", count);
    }
  }
}
