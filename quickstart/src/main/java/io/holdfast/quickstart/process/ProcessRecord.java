// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A note of a process that was started, so that a later run finds it. The pid alone could be
 * another program's by then: start time and command line have to agree as well.
 *
 * @param started when, as the operating system says it
 * @param mark a part of its command line that only this process of this installation has
 */
public record ProcessRecord(String name, long pid, String started, String mark) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int START_FIELD_AFTER_NAME = 19;

  /** Notes a process in a folder. */
  public static ProcessRecord write(Path folder, String name, ProcessHandle process, String mark) {
    ProcessRecord record = new ProcessRecord(name, process.pid(), startOf(process), mark);
    Json.write(
        folder.resolve(name + ".json"),
        Map.of("name", name, "pid", record.pid, "started", record.started, "mark", mark));
    return record;
  }

  /** Forgets the note of a process; not when it is of another one by now. */
  public static void delete(Path folder, String name, long pid) {
    Path file = folder.resolve(name + ".json");
    try {
      if (Files.exists(file) && Json.read(file).path("pid").asLong() == pid) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All notes in a folder; a half-written one counts as none. */
  public static List<ProcessRecord> readAll(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ProcessRecord> read(Path file) {
    try {
      JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(file));
      return Optional.of(
          new ProcessRecord(
              json.path("name").asText(),
              json.path("pid").asLong(),
              json.path("started").asText(),
              json.path("mark").asText()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The process, when it is still that one and alive. */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> !mark.isEmpty() && commandLine(process).contains(mark))
        .filter(process -> startOf(process).equals(started));
  }

  /** The command line of a process; empty when it cannot be read. */
  public static String commandLine(ProcessHandle process) {
    Path file = Path.of("/proc/" + process.pid() + "/cmdline");
    try {
      return Files.isReadable(file)
          ? Files.readString(file, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip()
          : process.info().commandLine().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Ticks since boot where there are such, because no change of the clock moves them. */
  private static String startOf(ProcessHandle process) {
    Path file = Path.of("/proc/" + process.pid() + "/stat");
    try {
      if (Files.isReadable(file)) {
        String stat = Files.readString(file, StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return "ticks " + fields[START_FIELD_AFTER_NAME];
      }
    } catch (IOException e) {
      return "";
    }
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Ends a process: politely, then by force; its children too. */
  public static void end(ProcessHandle process, Duration patience) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!ended(process, patience)) {
      process.destroyForcibly();
      ended(process, Duration.ofSeconds(5));
    }
    children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
    children.stream()
        .filter(child -> !ended(child, Duration.ofSeconds(5)))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends what an earlier run left alive and forgets its notes; says what it was. */
  public static List<String> endLeftovers(Path folder) {
    List<ProcessRecord> all = readAll(folder);
    List<ProcessRecord> left = all.stream().filter(r -> r.alive().isPresent()).toList();
    left.parallelStream().forEach(record -> record.alive().ifPresent(p -> end(p, PATIENCE)));
    all.forEach(record -> delete(folder, record.name(), record.pid()));
    return left.stream().map(ProcessRecord::name).toList();
  }
}
