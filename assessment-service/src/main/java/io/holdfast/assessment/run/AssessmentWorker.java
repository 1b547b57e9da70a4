// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.trigger.TriggersAppended;
import io.holdfast.kit.time.Wakeable;
import io.holdfast.kit.time.Wakeables;
import io.holdfast.kit.trace.Trace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
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

  /** So many that one thread can run them in no time. */
  private static final int FEW = 2;

  private final Jdbi jdbi;
  private final Clock clock;
  private final RunSystem runSystem;
  private final HoldBack holdBack;
  private final RunConfig config;
  private final Wakeables loops = new Wakeables();

  AssessmentWorker(
      Jdbi jdbi, Clock clock, RunSystem runSystem, HoldBack holdBack, RunConfig config) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.runSystem = runSystem;
    this.holdBack = holdBack;
    this.config = config;
  }

  void onStart(@Observes @Priority(2000) StartupEvent event) {
    loops.start("assess", config.workers(), config.pollInterval(), Wakeable.GATHERING, this::round);
  }

  void onStop(@Observes ShutdownEvent event) {
    loops.close();
  }

  void onTriggers(@Observes(during = TransactionPhase.AFTER_SUCCESS) TriggersAppended event) {
    loops.wake();
  }

  private boolean round() {
    List<UUID> waiting = waiting();
    if (waiting.isEmpty()) {
      return false;
    }
    if (waiting.size() > FEW) {
      loops.wakeOne();
    }
    try {
      int done = runSystem.run(waiting);
      return done > 0 && done < waiting.size();
    } catch (RuntimeException e) {
      LOG.debugf(e, "%d systems are run one by one", waiting.size());
      return waiting.stream().mapToInt(this::alone).sum() > 0;
    } finally {
      Trace.leave();
    }
  }

  private int alone(UUID system) {
    try {
      return runSystem.run(List.of(system));
    } catch (RuntimeException e) {
      LOG.errorf(e, "run of system %s failed; it is held back and tried again", system);
      holdBack.hold(system, config.backoff());
      return 0;
    } finally {
      Trace.leave();
    }
  }

  /**
   * Systems that can run, the most urgent first. The index of triggers is read from its front and
   * each system is looked up: in a bulk the whole is long.
   */
  private List<UUID> waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select system_id from (
                      select t.system_id, t.priority, t.id from assessment_trigger t
                      where (select s.next_attempt_at <= :now from assessed_system s
                          where s.system_id = t.system_id)
                        and (select k.state = 'RETIRED'
                            or exists (select 1 from edition_copy where active)
                              and exists (select 1 from system_copy c where c.system_id = k.system_id)
                          from known_system k where k.system_id = t.system_id)
                      order by t.priority, t.id limit :front) front
                    group by system_id order by min(priority), min(id::text)
                    """)
                .bind("now", clock.instant())
                .bind("front", FRONT)
                .mapTo(UUID.class)
                .list());
  }
}
