// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A note of a process that was started, so that a later run finds it: the pid alone could be
 * another program's by then, the pid with the start time cannot.
 */
public record ProcessRecord(String name, long pid, long startedMillis) {

  /** Notes a process in a folder. */
  static ProcessRecord write(Path folder, String name, ProcessHandle process) {
    ProcessRecord record =
        new ProcessRecord(
            name,
            process.pid(),
            process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    Json.write(
        folder.resolve(name + ".json"),
        Map.of("name", name, "pid", record.pid, "startedMillis", record.startedMillis));
    return record;
  }

  /** Notes this very process. */
  public static void writeSelf(Path folder, String name) {
    write(folder, name, ProcessHandle.current());
  }

  /** Forgets the note of a process. */
  public static void delete(Path folder, String name) {
    try {
      Files.deleteIfExists(folder.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All notes in a folder. */
  public static List<ProcessRecord> readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Json::read)
          .map(ProcessRecord::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessRecord of(JsonNode json) {
    return new ProcessRecord(
        json.path("name").asText(), json.path("pid").asLong(), json.path("startedMillis").asLong());
  }

  /** The process, when it is still that one and alive. */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                startedMillis == 0
                    || process
                        .info()
                        .startInstant()
                        .map(start -> Math.abs(start.toEpochMilli() - startedMillis) < 1500)
                        .orElse(false));
  }

  /** Ends a process: politely, then by force. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Ends what an earlier run left alive and forgets its notes. */
  public static List<String> endLeftovers(Path folder) {
    List<ProcessRecord> left = readAll(folder).stream().filter(r -> r.alive().isPresent()).toList();
    left.parallelStream()
        .forEach(record -> record.alive().ifPresent(p -> end(p, Duration.ofSeconds(15))));
    readAll(folder).forEach(record -> delete(folder, record.name()));
    return left.stream().map(ProcessRecord::name).toList();
  }
}
