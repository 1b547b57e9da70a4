// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart;

import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.infrastructure.ServiceReplica;
import io.holdfast.quickstart.installation.Holdfast;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.story.Api;
import io.holdfast.quickstart.story.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts everything, plays the example, stays in the foreground. */
final class Up {

  private final Console console;
  private final Layout layout;
  private final Ports ports;

  Up(Console console, Layout layout, Ports ports) {
    this.console = console;
    this.layout = layout;
    this.ports = ports;
  }

  int run(List<String> options) {
    if (options.stream().anyMatch(option -> !option.equals("--no-example"))) {
      throw new IllegalArgumentException(
          "unknown option in " + options + "; ./holdfast help lists them");
    }
    long begin = System.nanoTime();
    forgetReady();
    console.title("Starting Holdfast in " + layout.home());
    Holdfast holdfast = new Holdfast(layout, ports, 1, console::done);
    CountDownLatch ended = new CountDownLatch(1);
    Thread stop = Thread.ofPlatform().unstarted(() -> stop(holdfast, ended));
    holdfast.start();
    Runtime.getRuntime().addShutdownHook(stop);
    console.done("everything ready", Duration.ofNanos(System.nanoTime() - begin));
    try {
      Api api = new Api(holdfast);
      if (!options.contains("--no-example")) {
        new Story(api, layout.repository().resolve("examples/credit-scoring"), console).play();
      }
      tellWhereThingsAre(holdfast, api);
    } catch (RuntimeException e) {
      Runtime.getRuntime().removeShutdownHook(stop);
      holdfast.close();
      console.line("✗ the example could not be played: " + e.getMessage());
      console.line("  logs: " + layout.logs());
      return 1;
    }
    markReady();
    return stay(holdfast, ended);
  }

  private int stay(Holdfast holdfast, CountDownLatch ended) {
    try {
      while (!ended.await(2, java.util.concurrent.TimeUnit.SECONDS)) {
        for (ServiceReplica replica : holdfast.replicas()) {
          if (!replica.alive() && ended.getCount() > 0) {
            console.line("✗ " + replica.name() + " ended; its log: " + layout.log(replica.name()));
            return 1;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private void stop(Holdfast holdfast, CountDownLatch ended) {
    ended.countDown();
    console.title("Stopping");
    long begin = System.nanoTime();
    holdfast.close();
    forgetReady();
    console.done("stopped", Duration.ofNanos(System.nanoTime() - begin));
  }

  private void tellWhereThingsAre(Holdfast holdfast, Api api) {
    console.title("Running. Ctrl-C stops everything cleanly.");
    for (Service service : Service.values()) {
      console.line(
          "  %-24s %s   OpenAPI %s/openapi"
              .formatted(service.module(), holdfast.url(service), holdfast.url(service)));
    }
    console.line("  %-24s %s".formatted("tokens (Keycloak)", holdfast.keycloak().issuer()));
    console.line("  %-24s %s".formatted("logs", layout.logs()));
    console.title(
        "Two things to try (the tokens work for some minutes; ./holdfast token greta makes new ones):");
    console.line(
        "  curl -H 'Authorization: Bearer %s' %s/api/v1/assessments/credit-scoring"
            .formatted(api.token("greta"), holdfast.url(Service.ASSESSMENT)));
    console.line("");
    console.line(
        "  curl -H 'Authorization: Bearer %s' '%s/api/v1/catalogue/controls?requirement=CRA-I.2.d'"
            .formatted(api.token("greta"), holdfast.url(Service.CATALOGUE)));
    console.line("");
  }

  private Path readyFile() {
    return layout.home().resolve("ready");
  }

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
