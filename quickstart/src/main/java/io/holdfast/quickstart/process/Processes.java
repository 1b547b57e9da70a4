// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes of one installation: each with a note of its pid and a log file; none is started
 * any more once the end has begun, so that stopping while starting leaves nothing behind.
 */
public final class Processes {

  private static final long KEPT_LOG_BYTES = 20L * 1024 * 1024;

  private final Path records;
  private final Path logs;
  private final Set<ManagedProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  /**
   * @param records folder of the notes
   * @param logs folder of the log files
   */
  public Processes(Path records, Path logs) {
    this.records = records;
    this.logs = logs;
  }

  /**
   * Starts a process; its output is appended to its log.
   *
   * @param mark a part of its command line that only this process of this installation has
   */
  public synchronized ManagedProcess start(
      String name, List<String> command, String mark, Path folder, Map<String, String> variables) {
    refuseWhenEnding();
    Path log = log(name);
    try {
      rotate(log);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(variables);
      long begin = Files.exists(log) ? Files.size(log) : 0;
      Process process = builder.start();
      ProcessRecord.write(records, name, process.toHandle(), mark);
      ManagedProcess started = new ManagedProcess(name, new LogFile(log, begin), process, this);
      running.add(started);
      return started;
    } catch (IOException e) {
      throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /** The log file of a process. */
  public Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** The folder of the notes. */
  public Path records() {
    return records;
  }

  /** From now on nothing is started, and who waits for something to become ready gives up. */
  public synchronized void end() {
    ending = true;
  }

  public boolean ending() {
    return ending;
  }

  /**
   * @throws StartFailure when the end has begun
   */
  public void refuseWhenEnding() {
    if (ending) {
      throw new StartFailure("stopped while starting");
    }
  }

  /** Stops what still runs, whoever has started it. */
  public void stopAll() {
    running.parallelStream().forEach(ManagedProcess::stop);
  }

  void forget(ManagedProcess process) {
    running.remove(process);
    ProcessRecord.delete(records, process.name(), process.pid());
  }

  private static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > KEPT_LOG_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
