// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.trigger.Bulks;
import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** An engine of a new method version assesses every system again, once. */
@ApplicationScoped
class AssessForNewMethod {

  private static final Logger LOG = Logger.getLogger(AssessForNewMethod.class);

  private final Jdbi jdbi;
  private final Triggers triggers;
  private final Bulks bulks;

  AssessForNewMethod(Jdbi jdbi, Triggers triggers, Bulks bulks) {
    this.jdbi = jdbi;
    this.triggers = triggers;
    this.bulks = bulks;
  }

  @Transactional
  void onStart(@Observes StartupEvent event) {
    jdbi.useHandle(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(hashtext('method-version'))");
          boolean older =
              handle
                  .createQuery(
                      "select exists (select 1 from assessed_system where method_version <> :now)")
                  .bind("now", Assessor.METHOD_VERSION)
                  .mapTo(Boolean.class)
                  .one();
          if (older && !bulks.isBegun(Trigger.Kind.METHOD, Assessor.METHOD_VERSION)) {
            int systems = triggers.appendForAll(Trigger.Kind.METHOD, Assessor.METHOD_VERSION);
            LOG.infof(
                "method version %s: %d systems will be assessed again",
                Assessor.METHOD_VERSION, systems);
          }
        });
  }
}
