// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.trigger.TriggersAppended;
import io.holdfast.kit.time.Wakeable;
import io.holdfast.kit.trace.Trace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Threads that run systems. What waits is derived from the tables in every round, people and events
 * before what concerns many systems; a wake-up is a hint only. A system whose run fails is held
 * back, and its cases stay open, which the watch over the loop sees.
 */
@ApplicationScoped
class AssessmentWorker {

  private static final Logger LOG = Logger.getLogger(AssessmentWorker.class);

  private static final int FRONT = 100;

  private final Jdbi jdbi;
  private final Clock clock;
  private final RunSystem runSystem;
  private final HoldBack holdBack;
  private final RunConfig config;
  private final List<Wakeable> loops = new ArrayList<>();

  AssessmentWorker(
      Jdbi jdbi, Clock clock, RunSystem runSystem, HoldBack holdBack, RunConfig config) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.runSystem = runSystem;
    this.holdBack = holdBack;
    this.config = config;
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    for (int i = 0; i < config.workers(); i++) {
      loops.add(new Wakeable("assess-" + i, config.pollInterval(), this::round).start());
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    loops.forEach(Wakeable::close);
  }

  void onTriggers(@Observes(during = TransactionPhase.AFTER_SUCCESS) TriggersAppended event) {
    loops.forEach(Wakeable::wake);
  }

  private boolean round() {
    boolean found = false;
    for (UUID system : waiting()) {
      found |= run(system);
    }
    return found;
  }

  private boolean run(UUID system) {
    try {
      return runSystem.run(system);
    } catch (RuntimeException e) {
      LOG.errorf(e, "run of system %s failed; it is held back and tried again", system);
      holdBack.hold(system, config.backoff());
      return false;
    } finally {
      Trace.leave();
    }
  }

  /**
   * Systems that can run: few enough that what comes next is soon looked at. The front of the queue
   * is looked at first, since in a bulk the whole is long; all of it only where the front cannot
   * run.
   */
  private List<UUID> waiting() {
    List<UUID> atTheFront = waiting(FRONT);
    return atTheFront.isEmpty() ? waiting(Integer.MAX_VALUE) : atTheFront;
  }

  private List<UUID> waiting(int triggers) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select t.system_id from (
                      select system_id, priority, id from assessment_trigger
                      order by priority, id limit :triggers) t
                    join assessed_system s using (system_id)
                    join known_system k using (system_id)
                    where s.next_attempt_at <= :now and (k.state = 'RETIRED' or (
                      exists (select 1 from edition_copy where active)
                      and exists (select 1 from system_copy c where c.system_id = t.system_id)))
                    group by t.system_id order by min(t.priority), min(t.id::text) limit 8
                    """)
                .bind("triggers", triggers)
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list());
  }
}
