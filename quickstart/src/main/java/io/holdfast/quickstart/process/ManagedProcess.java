// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process of the installation: waited for, stopped or killed by pid. */
public final class ManagedProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final LogFile log;
  private final Process process;
  private final Processes processes;

  ManagedProcess(String name, LogFile log, Process process, Processes processes) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.processes = processes;
  }

  /**
   * Waits until it is ready. That it lives is looked at last: an answer could be another program's.
   *
   * @throws StartFailure when it ends first or the limit passes; the message shows why
   */
  public void awaitReady(BooleanSupplier ready, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean() || !process.isAlive()) {
      processes.refuseWhenEnding();
      if (!process.isAlive()) {
        throw failure(" ended with status " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failure(" was not ready after " + limit.toSeconds() + " s");
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
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive()) {
      processes.refuseWhenEnding();
      if (System.nanoTime() > end) {
        stop();
        throw failure(" did not end within " + limit.toSeconds() + " s");
      }
      pause();
    }
    processes.forget(this);
    if (process.exitValue() != 0) {
      throw failure(" ended with status " + process.exitValue());
    }
  }

  private StartFailure failure(String what) {
    return new StartFailure(name + what + log.explanation());
  }

  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
      if (!process.isAlive()) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted", e);
    }
  }

  public String name() {
    return name;
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Ends it politely, by force only when it does not. */
  public void stop() {
    ProcessRecord.end(process.toHandle(), PATIENCE);
    processes.forget(this);
  }

  /** Ends it as a crash would: SIGKILL, to it and its children. */
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    processes.forget(this);
  }
}
