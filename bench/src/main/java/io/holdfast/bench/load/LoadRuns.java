// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The load runs, one after the other on the same installation. */
public final class LoadRuns {

  private LoadRuns() {}

  /**
   * Starts the platform, fills it and measures.
   *
   * @param repository where everything is built
   * @param systems how many systems are registered
   * @param reports takes each report as it is ready
   */
  public static void run(Path repository, int systems, Consumer<Report> reports) {
    try (Installation installation = Installation.start(repository)) {
      Fleet fleet = new Fleet(installation, systems);
      long begin = System.nanoTime();
      fleet.register();
      reports.accept(
          new Report("registration")
              .add("systems registered and assessed", systems, "")
              .add("in", (System.nanoTime() - begin) / 1e9, "s"));
      reports.accept(new BulkRun(installation, fleet).run());
      reports.accept(new GateRun(installation, systems).run());
      reports.accept(new IntakeRun(installation, systems).run());
    }
  }
}
