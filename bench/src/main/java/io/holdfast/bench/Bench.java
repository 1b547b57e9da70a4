// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench;

import io.holdfast.bench.engine.EngineRun;
import io.holdfast.bench.load.LoadRuns;
import io.holdfast.bench.load.LoadRuns.Part;
import io.holdfast.bench.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code engine}, {@code load} or both, or single parts of the load; {@code --systems N} says how
 * many for the load, {@code --minutes N} how long memory is watched. The exit code is 1 when a run
 * failed.
 */
public final class Bench {

  private static final int SYSTEMS = 10_000;
  private static final int MINUTES = 2;

  private Bench() {}

  /**
   * @param arguments the repository, then what to measure
   */
  public static void main(String[] arguments) {
    Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> words = List.of(arguments).subList(1, arguments.length);
    int systems = option(words, "--systems", SYSTEMS);
    Duration watched = Duration.ofMinutes(option(words, "--minutes", MINUTES));
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (Part part : Part.values()) {
      if (words.contains(part.word())) {
        parts.add(part);
      }
    }
    boolean load = words.contains("load") || !parts.isEmpty();
    boolean engine = words.contains("engine");
    Path results = repository.resolve("bench/target/results");
    List<Report> reports = new ArrayList<>();
    Consumer<Report> publish =
        report -> {
          report.publish(results);
          reports.add(report);
        };
    if (engine || !load) {
      publish.accept(EngineRun.run());
    }
    if (load || !engine) {
      new LoadRuns(systems, watched, parts.isEmpty() ? EnumSet.allOf(Part.class) : parts)
          .run(repository, publish);
    }
    if (reports.stream().anyMatch(Report::isFailed)) {
      System.exit(1);
    }
  }

  private static int option(List<String> words, String name, int otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
  }
}
