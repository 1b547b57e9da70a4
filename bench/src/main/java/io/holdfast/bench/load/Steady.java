// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;
import io.holdfast.bench.workload.SampleSystem;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A steady rate of retrains over all systems, followed until each is closed. */
final class Steady {

  /** Until the compilers have done most of their work, which takes a fifth of the processors. */
  static final Duration WARM = Duration.ofMinutes(6);

  private static final int RATE = 50;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Installation installation;
  private final Events events;
  private final int systems;
  private final String source = "https://mlops.bench/" + UUID.randomUUID();
  private final Posts before;
  private int next;

  Steady(Installation installation, Events events, int systems) {
    this.installation = installation;
    this.events = events;
    this.systems = systems;
    this.before = events.posts();
  }

  /** Posts for so long, then waits until all cases are closed. */
  void run(Duration duration) {
    long begin = System.nanoTime();
    int count = (int) (RATE * duration.toSeconds());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = begin + i * (1_000_000_000L / RATE);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String model = Fleet.key(next++ % systems) + "-" + SampleSystem.model();
        threads.execute(() -> events.send(events.trained(source, model)));
      }
    }
    events.awaitMatched();
    Installation.await("all cases closed", LIMIT, () -> cases("c.state <> 'CLOSED'") == 0);
  }

  /**
   * Adds what was measured.
   *
   * @throws IllegalStateException when not every event has a case: nothing was measured then
   */
  Report add(Report report) {
    Posts posts = events.posts().since(before);
    long cases = cases("true");
    if (cases < posts.taken() || cases == 0) {
      throw new IllegalStateException(
          "%d events and only %d cases: nothing was measured".formatted(posts.taken(), cases));
    }
    return posts
        .addTo(report, "at a steady rate")
        .add("cases at " + RATE + " events per second", cases, "")
        .add("accepted to closed, p50", closed(0.5), "ms")
        .add("accepted to closed, p99", closed(0.99), "ms");
  }

  private long cases(String condition) {
    return installation.count(
        Service.MONITORING,
        """
        select count(*) from lifecycle_case c join event e on e.id = c.event_id
        where e.source = '%s' and %s
        """
            .formatted(source, condition));
  }

  private long closed(double share) {
    return installation.count(
        Service.MONITORING,
        """
        select (percentile_disc(%s) within group
          (order by extract(epoch from c.closed_at - c.accepted_at) * 1000))::bigint
        from lifecycle_case c join event e on e.id = c.event_id where e.source = '%s'
        """
            .formatted(share, source));
  }
}
