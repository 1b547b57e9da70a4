// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.workload.SampleSystem;
import io.holdfast.kit.json.Json;
import io.holdfast.quickstart.infrastructure.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Posts lifecycle events as a pipeline does. */
final class Events {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String PIPELINE = "tax-pipeline";

  private final Installation installation;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong versions = new AtomicLong();

  Events(Installation installation) {
    this.installation = installation;
  }

  /** A new version of a model. */
  ObjectNode trained(String source, String model) {
    long version = versions.incrementAndGet();
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("specversion", "1.0").put("id", UUID.randomUUID().toString());
    event.put("source", source).put("type", "io.holdfast.model.trained.v1");
    event.put("time", Instant.now().toString()).put("datacontenttype", "application/json");
    ObjectNode data = event.putObject("data").put("method", "RETRAINED");
    data.putArray("subjects")
        .addObject()
        .put("alias", "pkg:mlflow/" + model)
        .put("version", Long.toString(version))
        .put("digest", SampleSystem.digest(model, Long.toString(version)));
    return event;
  }

  /**
   * Posts an event, or an array of them as a batch, and waits for the answer.
   *
   * @return whether it was taken
   */
  boolean send(JsonNode body) {
    String type =
        body.isArray() ? "application/cloudevents-batch+json" : "application/cloudevents+json";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(installation.url(Service.MONITORING) + "/api/v1/events"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + installation.api().token(PIPELINE))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    boolean taken = isTaken(request);
    sent.incrementAndGet();
    if (!taken) {
      refused.incrementAndGet();
    }
    return taken;
  }

  private boolean isTaken(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode() == 202;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All posts so far. */
  Posts posts() {
    return new Posts(sent.get(), refused.get());
  }

  /** Events that are accepted and not matched yet. */
  long unmatching() {
    return installation.count(
        Service.MONITORING, "select count(*) from event where state = 'ACCEPTED'");
  }

  void awaitMatched() {
    Installation.await("all events matched", LIMIT, () -> unmatching() == 0);
  }
}
