// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import io.holdfast.quickstart.process.Processes;
import io.holdfast.quickstart.process.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts parts side by side; the first that fails ends the waiting of all others. */
final class Starting implements AutoCloseable {

  private final Processes processes;
  private final Parts parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  Starting(Processes processes, Parts parts) {
    this.processes = processes;
    this.parts = parts;
  }

  /** Starts a part once others are ready. */
  CompletableFuture<Void> after(List<CompletableFuture<Void>> others, String part, Runnable start) {
    return CompletableFuture.allOf(others.toArray(CompletableFuture[]::new))
        .thenRunAsync(() -> run(part, start), threads);
  }

  private void run(String part, Runnable start) {
    long begin = System.nanoTime();
    try {
      start.run();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      processes.end();
      throw e;
    }
    parts.ready(part, Duration.ofNanos(System.nanoTime() - begin));
  }

  /**
   * Waits for parts.
   *
   * @throws StartFailure the first failure of any part
   */
  void await(List<CompletableFuture<Void>> started) {
    try {
      CompletableFuture.allOf(started.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      RuntimeException first = failure.get();
      throw first instanceof StartFailure known
          ? known
          : new StartFailure("a part failed: " + (first == null ? e : first), e);
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
