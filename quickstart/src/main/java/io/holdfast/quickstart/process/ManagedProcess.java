// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A process of the installation: started with a log file, waited for, stopped by pid. */
public final class ManagedProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final Path log;
  private final Path records;
  private final Process process;

  private ManagedProcess(String name, Path log, Path records, Process process) {
    this.name = name;
    this.log = log;
    this.records = records;
    this.process = process;
  }

  /** Starts it; output goes to the log file. */
  public static ManagedProcess start(
      String name,
      List<String> command,
      Path folder,
      Map<String, String> environment,
      Path log,
      Path records) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      builder.environment().putAll(environment);
      Process process = builder.start();
      ProcessRecord.write(records, name, process.toHandle());
      return new ManagedProcess(name, log, records, process);
    } catch (IOException e) {
      throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws StartFailure when it ends first or the limit passes; the message shows the log's end
   */
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new StartFailure(name + " ended with status " + process.exitValue() + logEnd());
      }
      if (System.nanoTime() > end) {
        throw new StartFailure(
            name + " was not ready after " + limit.toSeconds() + " s" + logEnd());
      }
      pause();
    }
  }

  /**
   * Waits until it has done its work and ended well.
   *
   * @throws StartFailure when it fails or the limit passes
   */
  public void awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
        stop();
        throw new StartFailure(name + " did not end within " + limit.toSeconds() + " s" + logEnd());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
    ProcessRecord.delete(records, name);
    if (process.exitValue() != 0) {
      throw new StartFailure(name + " ended with status " + process.exitValue() + logEnd());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  /** The last lines of the log and where it is. */
  private String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      return "\n    "
          + String.join("\n    ", lines.subList(Math.max(0, lines.size() - 12), lines.size()))
          + "\n  its log: "
          + log;
    } catch (IOException | RuntimeException e) {
      return "\n  its log: " + log;
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it politely, by force only when it does not. */
  public void stop() {
    List<ProcessHandle> children = process.descendants().toList();
    ProcessRecord.end(process.toHandle(), PATIENCE);
    children.forEach(child -> ProcessRecord.end(child, Duration.ofSeconds(5)));
    ProcessRecord.delete(records, name);
  }

  /** Ends it as a crash would: SIGKILL, to it and its children. */
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    ProcessRecord.delete(records, name);
  }
}
