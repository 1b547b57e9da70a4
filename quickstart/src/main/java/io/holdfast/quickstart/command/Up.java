// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Parts;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.StartFailure;
import io.holdfast.quickstart.story.Api;
import io.holdfast.quickstart.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts everything, plays the example, stays in the foreground. */
final class Up {

  private final Console console;
  private final Layout layout;
  private final CountDownLatch stopping = new CountDownLatch(1);

  Up(Console console, Layout layout) {
    this.console = console;
    this.layout = layout;
  }

  int run(UpOptions options) {
    long begin = System.nanoTime();
    Ports ports = Ports.fromEnvironment(options.portBase());
    Holdfast holdfast = new Holdfast(layout, ports, options.replicas(), parts());
    console.title("Starting Holdfast in " + layout.home());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(holdfast), "stop"));
    try {
      holdfast.start();
      console.done("everything ready", Duration.ofNanos(System.nanoTime() - begin));
      Api api = new Api(holdfast);
      if (options.example()) {
        play(api);
      }
      new Whereabouts(console, holdfast, api).tell();
    } catch (StartFailure e) {
      if (stopping.getCount() == 0) {
        return 0;
      }
      throw e;
    }
    markReady();
    return stay(holdfast);
  }

  private Parts parts() {
    return new Parts() {
      @Override
      public void ready(String part, Duration took) {
        console.done(part, took);
      }

      @Override
      public void note(String text) {
        console.line("  " + text);
      }
    };
  }

  private void play(Api api) {
    try {
      new Story(api, layout.repository().resolve("examples/credit-scoring"), console).play();
    } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
      throw new StartFailure(
          "the example could not be played: " + e.getMessage() + "\n  logs: " + layout.logs(), e);
    }
  }

  /** Until it is told to stop or a part ends by itself. */
  private int stay(Holdfast holdfast) {
    try {
      while (!stopping.await(2, TimeUnit.SECONDS)) {
        List<String> dead = holdfast.dead();
        if (!dead.isEmpty() && stopping.getCount() > 0) {
          dead.forEach(
              part -> console.line("✗ " + part + " has ended; its log: " + layout.log(part)));
          return 1;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** Runs whenever this process ends: by Ctrl-C, by down, or because something has failed. */
  private void stop(Holdfast holdfast) {
    stopping.countDown();
    if (!holdfast.held()) {
      return;
    }
    console.title("Stopping");
    long begin = System.nanoTime();
    forgetReady();
    holdfast.close();
    console.done("stopped", Duration.ofNanos(System.nanoTime() - begin));
  }

  private Path readyFile() {
    return layout.home().resolve("ready");
  }

  /** The shell that waits for a detached start looks for its pid here. */
  private void markReady() {
    try {
      Files.writeString(readyFile(), Long.toString(ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetReady() {
    try {
      Files.deleteIfExists(readyFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
