// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.engine;

import io.holdfast.bench.report.Report;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The engine without storage: time and allocation of one assessment by size of the system. */
public final class EngineRun {

  private EngineRun() {}

  /** Measures for some two minutes. */
  public static Report run() {
    Map<Integer, RunResult> assessments = new TreeMap<>();
    Map<Integer, RunResult> floors = new TreeMap<>();
    for (RunResult result : measure()) {
      int components = Integer.parseInt(result.getParams().getParam("components"));
      boolean floor = result.getPrimaryResult().getLabel().equals("floor");
      (floor ? floors : assessments).put(components, result);
    }
    Report report = new Report("engine");
    assessments.forEach(
        (components, result) -> {
          double micros = result.getPrimaryResult().getScore();
          RunResult floor = java.util.Objects.requireNonNull(floors.get(components));
          report.add(
              "assessment, " + components + " components",
              micros / 1000,
              "ms",
              floor.getPrimaryResult().getScore() / 1000);
          report.add("  per component", micros / components, "us");
          report.add("  allocated", allocated(result) / 1024, "KiB");
        });
    return report;
  }

  private static Collection<RunResult> measure() {
    try {
      return new Runner(
              new OptionsBuilder()
                  .include(AssessorBenchmark.class.getName())
                  .addProfiler(GCProfiler.class)
                  .build())
          .run();
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double allocated(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElse(0);
  }
}
