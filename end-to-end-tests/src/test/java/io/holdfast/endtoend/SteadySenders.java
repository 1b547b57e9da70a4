// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.holdfast.endtoend.Connected.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Senders of every proof that deliver at a steady rate: one by one, in batches, and to a topic;
 * each time the next version of models of their own. They try again as senders do and give up as
 * they do; only their last version they deliver until it is taken.
 */
final class SteadySenders {

  private static final int BATCH = 4;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofMillis(400);
  private static final String WEBHOOK =
      """
      {"proof":"TOKEN","mapping":{"webhook":{"id":["/id"],"type":["/kind"],"time":"/at","types":[
        {"type":"retrain","event":"model.trained","kind":"model","subject":"/model",
         "alias":"pkg:mlflow/{name}","version":"/version"}]}}}
      """;

  private final Platform platform;
  private final String run;
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<String> connections = new ArrayList<>();
  private final List<CompletableFuture<Void>> senders = new ArrayList<>();

  /** By model, the last version that was delivered. */
  private final Map<String, Integer> newest = new ConcurrentHashMap<>();

  /** Ids that events were answered with, 2xx. */
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  /** Ids of events that the topic has acknowledged. */
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  private final AtomicInteger givenUp = new AtomicInteger();

  SteadySenders(Platform platform, String run) {
    this.platform = platform;
    this.run = run;
  }

  /** The models, each in a system of the same key. */
  List<String> models() {
    List<String> models = new ArrayList<>(batchOfModels());
    for (String sender : List.of("token", "signed", "lineage", "topic")) {
      models.add(run + "-" + sender);
    }
    return models;
  }

  private List<String> batchOfModels() {
    return IntStream.range(0, BATCH).mapToObj(i -> run + "-batch-" + i).toList();
  }

  void start() {
    String secret = "secret-of-" + run;
    Map<String, String> bearer =
        Map.of("Content-Type", "application/json", "Authorization", "Bearer " + secret);
    Connected webhook = connect("token", "webhook", WEBHOOK, secret);
    Connected mlflow = connect("signed", "mlflow", "{}", secret);
    Connected batch = connect("batch", "cloudevents", "{\"proof\":\"OIDC\"}", "");
    connect("lineage", "openlineage", "{}", secret);
    connections.add(UsersTopic.connected(platform));
    KafkaProducer<String, CloudEvent> producer = UsersTopic.producer(platform);
    begin(
        List.of(run + "-token"),
        version -> taken(webhook.deliver(bearer, retrain(run + "-token", version))));
    begin(
        List.of(run + "-signed"),
        version -> {
          String body = created(run + "-signed", version);
          return taken(mlflow.deliver(Signed.byMlflow(secret, body), body));
        });
    begin(
        List.of(run + "-lineage"),
        version ->
            taken(
                Connected.post(
                    platform, "/api/v1/lineage", bearer, complete(run + "-lineage", version))));
    begin(batchOfModels(), version -> taken(batch.deliver(batchHeaders(), batch(version))));
    begin(List.of(run + "-topic"), version -> written(producer, version));
    senders.add(
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new))
            .thenRun(producer::close));
  }

  private Connected connect(String sender, String kind, String declared, String secret) {
    Connected made = Connected.create(platform, run + "-" + sender, kind, declared, secret);
    connections.add(made.id());
    return made;
  }

  private void begin(List<String> models, IntPredicate delivers) {
    senders.add(
        CompletableFuture.runAsync(
            () -> {
              int version = 1;
              while (!over.get()) {
                if (!delivers.test(version++)) {
                  givenUp.incrementAndGet();
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
              }
              int last = version;
              Platform.await(
                  "the last of " + models,
                  Duration.ofMinutes(2),
                  () -> Optional.of(last).filter(delivers::test));
              models.forEach(model -> newest.put(model, last));
            },
            task -> Thread.ofPlatform().daemon().start(task)));
  }

  /** Ends after everybody's last version is taken. */
  void stop() {
    over.set(true);
    senders.forEach(CompletableFuture::join);
  }

  /** A sender that is not taken is told to come back, and nothing else. */
  private boolean taken(Answer answer) {
    if (answer.status() != 200 && answer.status() != 202) {
      assertThat(answer.status()).as("%s", answer.body()).isIn(0, 503);
      assertThat(answer.saysWhen()).isEqualTo(answer.status() == 503);
      return false;
    }
    JsonNode items = answer.body().path("items");
    for (JsonNode item : items.isArray() ? items : List.of(answer.body())) {
      assertThat(item.path("id").asText()).as("%s", answer.body()).isNotEmpty();
      answered.add(item.path("id").asText());
    }
    return true;
  }

  private boolean written(KafkaProducer<String, CloudEvent> producer, int version) {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId(run + "/" + version)
            .withSource(URI.create("https://ci.acme.example/"))
            .withType("io.holdfast.model.trained.v1")
            .withSubject("pkg:mlflow/" + run + "-topic@" + version)
            .withTime(at(version).atOffset(ZoneOffset.UTC))
            .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
            .build();
    UsersTopic.send(producer, run, event);
    acknowledged.add(event.getId());
    return true;
  }

  private static Instant at(int version) {
    return START.plusSeconds(version);
  }

  private Map<String, String> batchHeaders() {
    return Map.of(
        "Content-Type",
        "application/cloudevents-batch+json",
        "Authorization",
        "Bearer " + platform.api().token(Fleet.PIPELINE));
  }

  private String batch(int version) {
    return batchOfModels().stream()
        .map(
            model ->
                Fleet.trained(model + "/" + version, "pkg:mlflow/" + model, version, at(version)))
        .toList()
        .toString();
  }

  private static String retrain(String model, int version) {
    return "{\"id\":\"%s\",\"kind\":\"retrain\",\"at\":\"%s\",\"model\":\"%s\",\"version\":\"%d\"}"
        .formatted(model + version, at(version), model, version);
  }

  private static String created(String model, int version) {
    return """
        {"entity": "model_version", "action": "created", "timestamp": "%s", "data": \
        {"name": "%s", "version": "%d", "tags": {}}}"""
        .formatted(at(version), model, version);
  }

  private static String complete(String model, int version) {
    return """
        {"eventTime":"%s","eventType":"COMPLETE","run":{"runId":"%s-%d"},
         "job":{"namespace":"airflow","name":"train"},"outputs":[{"namespace":"mlflow://registry",
         "name":"%2$s","facets":{"version":{"datasetVersion":"%3$d"}}}]}"""
        .formatted(at(version), model, version);
  }

  /** How often a sender gave up. */
  int givenUp() {
    return givenUp.get();
  }

  Map<String, Integer> newest() {
    return newest;
  }

  Set<String> answered() {
    return answered;
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  /** Ids of the connections, as a list in SQL. */
  String connections() {
    return "'" + String.join("','", connections) + "'";
  }
}
