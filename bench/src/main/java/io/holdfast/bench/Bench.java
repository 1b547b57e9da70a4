// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench;

import io.holdfast.bench.engine.EngineRun;
import io.holdfast.bench.load.LoadRuns;
import java.nio.file.Path;
import java.util.List;

/** {@code engine}, {@code load} or both; {@code --systems N} says how many for the load. */
public final class Bench {

  private static final int SYSTEMS = 10_000;

  private Bench() {}

  /**
   * @param arguments the repository, then what to measure
   */
  public static void main(String[] arguments) {
    Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
    List<String> words = List.of(arguments).subList(1, arguments.length);
    int option = words.indexOf("--systems");
    int systems = option < 0 ? SYSTEMS : Integer.parseInt(words.get(option + 1));
    List<String> wanted = words.stream().filter(List.of("engine", "load")::contains).toList();
    Path results = repository.resolve("bench/target/results");
    if (wanted.isEmpty() || wanted.contains("engine")) {
      EngineRun.run().publish(results);
    }
    if (wanted.isEmpty() || wanted.contains("load")) {
      LoadRuns.run(repository, systems, report -> report.publish(results));
    }
  }
}
