// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;
import io.holdfast.quickstart.infrastructure.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether memory stays flat: a steady rate of retrains, and of every service what it keeps on the
 * heap after a collection and how much memory it takes in all, at the beginning, in the middle and
 * at the end.
 */
final class MemoryRun {

  private record Moment(String when, Service service, long heap, long memory) {}

  private final Installation installation;
  private final Events events;
  private final int systems;
  private final Duration watched;
  private final List<Moment> moments = new ArrayList<>();

  MemoryRun(Installation installation, int systems, Duration watched) {
    this.installation = installation;
    this.events = new Events(installation);
    this.systems = systems;
    this.watched = watched;
  }

  Report run() {
    new Steady(installation, events, systems).run(Steady.WARM);
    Steady steady = new Steady(installation, events, systems);
    look("beginning");
    steady.run(watched.dividedBy(2));
    look("middle");
    steady.run(watched.dividedBy(2));
    look("end");
    Report report = steady.add(new Report("memory").add("watched", watched.toMinutes(), "min"));
    for (Service service : Service.values()) {
      for (Moment moment : moments) {
        if (moment.service() == service) {
          String where = service.database() + ", " + moment.when();
          report.add(where + ": heap after a collection", moment.heap(), "MiB");
          report.add(where + ": memory", moment.memory(), "MiB");
        }
      }
    }
    return report;
  }

  private void look(String when) {
    for (Service service : Service.values()) {
      moments.add(
          new Moment(when, service, installation.heap(service), installation.memory(service)));
    }
  }
}
