// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.ProcessRecord;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server process on a data folder, by the file that it keeps there itself. It is this folder's
 * only when its command line names the folder.
 *
 * @param data the data folder
 */
public record Postmaster(Path data) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The process, when it lives. */
  public Optional<ProcessHandle> process() {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> ProcessRecord.commandLine(process).contains(data.toString()));
    } catch (IOException | NumberFormatException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /**
   * Ends it; says whether there was one. By SIGINT, which ends sessions: on the SIGTERM of other
   * programs it would wait for every client to leave.
   */
  public boolean end() {
    Optional<ProcessHandle> found = process();
    found.ifPresent(
        process -> {
          interrupt(process.pid());
          if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
          }
        });
    return found.isPresent();
  }

  /** Ends it as a crash would: SIGKILL; waits until its children have noticed. */
  void kill() {
    process()
        .ifPresent(
            process -> {
              List<ProcessHandle> children = process.descendants().toList();
              process.destroyForcibly();
              ended(process);
              children.forEach(Postmaster::ended);
            });
  }

  private static void interrupt(long pid) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor();
    } catch (IOException e) {
      throw new StartFailure("PostgreSQL could not be stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
