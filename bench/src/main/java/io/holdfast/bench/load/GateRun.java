// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;
import io.holdfast.bench.workload.SampleSystem;
import io.holdfast.quickstart.infrastructure.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * The gate at a steady rate, open loop: a request is sent when its time has come, whatever became
 * of those before, and its latency counts from then. Its floor: another authenticated call of the
 * same service that reads one row, at the same rate in the same run.
 */
final class GateRun {

  private static final int RATE = 200;
  private static final Duration WARM = Duration.ofSeconds(60);
  private static final Duration MEASURED = Duration.ofSeconds(30);

  private final Installation installation;
  private final int systems;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger failed = new AtomicInteger();

  GateRun(Installation installation, int systems) {
    this.installation = installation;
    this.systems = systems;
  }

  Report run() {
    Random random = new Random(1);
    IntFunction<String> gate =
        number -> {
          String key = Fleet.key(random.nextInt(systems));
          return "/api/v1/assessments/%s/gate?component=%s&digest=%s"
              .formatted(key, SampleSystem.model(), SampleSystem.digest(key, SampleSystem.model()));
        };
    IntFunction<String> floor = number -> "/api/v1/assessments/-/gate-keys";
    load(gate, WARM);
    load(floor, WARM);
    long[] floors = load(floor, MEASURED);
    long[] gates = load(gate, MEASURED);
    return new Report("gate")
        .add("requests per second, any of " + systems + " systems", RATE, "1/s")
        .add("p50, floor: read of one row", at(gates, 0.50), "ms", at(floors, 0.50))
        .add("p99, floor: read of one row", at(gates, 0.99), "ms", at(floors, 0.99))
        .add("longest", at(gates, 1), "ms", at(floors, 1))
        .add("failed", failed.get(), "");
  }

  /** Latencies in nanoseconds, ascending. */
  private long[] load(IntFunction<String> paths, Duration duration) {
    int count = (int) (RATE * duration.toSeconds());
    long[] latencies = new long[count];
    String token = installation.api().token(Fleet.EDITOR);
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < count; number++) {
        long due = begin + number * (1_000_000_000L / RATE);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        HttpRequest request = request(paths.apply(number), token);
        int one = number;
        threads.execute(
            () -> {
              send(request);
              latencies[one] = System.nanoTime() - due;
            });
      }
    }
    Arrays.sort(latencies);
    return latencies;
  }

  private HttpRequest request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(installation.url(Service.ASSESSMENT) + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json")
        .build();
  }

  private void send(HttpRequest request) {
    try {
      if (client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() != 200) {
        failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double at(long[] ascending, double share) {
    int index = Math.min(ascending.length - 1, (int) (ascending.length * share));
    return ascending[index] / 1e6;
  }
}
