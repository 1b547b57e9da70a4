// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The load runs, one after the other on the same installation.
 *
 * @param systems how many systems are registered
 * @param watched how long memory is watched under a steady rate
 * @param parts what is measured
 */
public record LoadRuns(int systems, Duration watched, Set<Part> parts) {

  /** What can be measured. */
  public enum Part {
    BULK,
    GATE,
    INTAKE,
    MEMORY;

    /** As it is asked for. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Starts the platform, fills it and measures.
   *
   * @param repository where everything is built
   * @param reports takes each report as it is ready
   */
  public void run(Path repository, Consumer<Report> reports) {
    try (Installation installation = Installation.start(repository)) {
      Fleet fleet = new Fleet(installation, systems);
      long begin = System.nanoTime();
      fleet.register();
      reports.accept(
          new Report("registration")
              .add("systems registered and assessed", systems, "")
              .add("in", (System.nanoTime() - begin) / 1e9, "s"));
      for (Part part : Part.values()) {
        if (parts.contains(part)) {
          reports.accept(
              switch (part) {
                case BULK -> new BulkRun(installation, fleet).run();
                case GATE -> new GateRun(installation, systems).run();
                case INTAKE -> new IntakeRun(installation, systems).run();
                case MEMORY -> new MemoryRun(installation, systems, watched).run();
              });
        }
      }
    }
  }
}
