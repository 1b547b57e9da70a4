// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Debian's Alertmanager as a process of its own, with one webhook receiver. */
final class AlertmanagerProcess implements AutoCloseable {

  private static final String PROGRAM = "prometheus-alertmanager";

  private final Process process;
  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();

  private AlertmanagerProcess(Process process, URI api) {
    this.process = process;
    this.api = api;
  }

  /** The program; empty where it is not installed. */
  static Optional<Path> installed() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts it; it tells the URL of every change within a second, and again every second. */
  static AlertmanagerProcess start(Path program, Path folder, String url, String token)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("alertmanager.yml"),
            """
            route:
              receiver: holdfast
              group_by: [alertname, model_name]
              group_wait: 0s
              group_interval: 1s
              repeat_interval: 1s
            receivers:
              - name: holdfast
                webhook_configs:
                  - url: %s
                    send_resolved: true
                    http_config: {authorization: {credentials: %s}}
            """
                .formatted(url, token));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    AlertmanagerProcess started =
        new AlertmanagerProcess(process, URI.create("http://127.0.0.1:" + port));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> started.status("/-/ready") == 200);
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Tells it of an alert, as Prometheus does; one that ends is resolved. */
  void alert(Map<String, String> labels, Instant begins, @Nullable Instant ends) {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("labels", labels);
    alert.put("annotations", Map.of("summary", "PSI 0.31 over threshold 0.2 on feature income"));
    alert.put("startsAt", begins.toString());
    alert.put("generatorURL", "http://prometheus:9090/graph?g0.expr=psi");
    if (ends != null) {
      alert.put("endsAt", ends.toString());
    }
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(List.of(alert))))
            .build();
    if (status(request) != 200) {
      throw new IllegalStateException("Alertmanager did not take the alert");
    }
  }

  /** How often a webhook was answered so that it has to be told again. */
  double failed() {
    String metric = "alertmanager_notification_requests_failed_total{integration=\"webhook\"} ";
    return text("/metrics")
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
        .sum();
  }

  private String text(String path) {
    HttpRequest request = HttpRequest.newBuilder(api.resolve(path)).build();
    return sent(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private int status(String path) {
    return status(HttpRequest.newBuilder(api.resolve(path)).build());
  }

  private int status(HttpRequest request) {
    return sent(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join();
  }
}
