// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.story.Api.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Plays the credit scoring example as the users of the realm would and tells what happened; every
 * line says what an API has answered.
 */
public final class Story {

  /** The example's key in the inventory. */
  public static final String SYSTEM = "credit-scoring";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String EDITOR = "ines";
  private static final String ASSESSOR = "amir";
  private static final String READER = "greta";
  private static final String PIPELINE = "credit-scoring-pipeline";

  private final Api api;
  private final Example example;
  private final Console console;

  public Story(Api api, Path folder, Console console) {
    this.api = api;
    this.example = new Example(folder, Clock.systemUTC().instant());
    this.console = console;
  }

  /** Plays it; on data that have it already, only shows where it stands. */
  public void play() {
    if (api.get(READER, Service.INVENTORY, "/api/v1/systems/" + SYSTEM).status() == 200) {
      console.title("The example is there already; nothing is loaded twice.");
      new Verdict(settled(), console).tell("Its verdict");
      return;
    }
    load();
    retrain();
    recover();
  }

  private void load() {
    console.title("Registering an AI system, its safeguards and its evidence");
    long begin = System.nanoTime();
    JsonNode system =
        api.put(EDITOR, Service.INVENTORY, "/api/v1/systems/" + SYSTEM, example.system()).ok();
    console.line(
        "  %s registered %s: %d components, %d flows, revision %d"
            .formatted(
                EDITOR,
                SYSTEM,
                system.path("document").path("components").size(),
                system.path("document").path("flows").size(),
                system.path("revision").asInt()));
    Map<String, String> safeguards = new LinkedHashMap<>();
    for (JsonNode request : example.safeguards(SYSTEM)) {
      JsonNode created = posted("/api/v1/safeguards", request);
      safeguards.put(request.path("control").asText(), created.path("id").asText());
    }
    int documents = evidence("evidence.json", safeguards);
    console.line(
        "  %s recorded %d safeguards and %d documents of evidence"
            .formatted(ASSESSOR, safeguards.size(), documents));
    JsonNode assessment = settled();
    console.done("loaded and assessed", Duration.ofNanos(System.nanoTime() - begin));
    new Verdict(assessment, console).tell("Verdict");
  }

  private int evidence(String file, Map<String, String> safeguards) {
    int documents = 0;
    for (JsonNode request : example.evidence(file, SYSTEM, safeguards)) {
      posted("/api/v1/evidence", request);
      documents++;
    }
    return documents;
  }

  /** Posts to the assessment-service, which may not have heard of the system yet. */
  private JsonNode posted(String path, JsonNode request) {
    return Await.value(
        "POST " + path,
        LIMIT,
        () -> {
          Answer answer = api.post(ASSESSOR, Service.ASSESSMENT, path, request);
          return answer.status() == 409 ? Optional.empty() : Optional.of(answer.ok());
        });
  }

  /** The current assessment, once nothing is pending any more. */
  private JsonNode settled() {
    return Await.value(
        "the assessment",
        LIMIT,
        () -> {
          Answer answer = api.get(READER, Service.ASSESSMENT, "/api/v1/assessments/" + SYSTEM);
          return answer.status() == 200 && answer.body().path("pendingTriggers").asInt(-1) == 0
              ? Optional.of(answer.body())
              : Optional.empty();
        });
  }

  private void retrain() {
    console.title("A pipeline reports a retrain: version 8 with a new digest");
    JsonNode accepted =
        api.event(PIPELINE, example.retrainEvent(UUID.randomUUID().toString())).ok();
    String event = accepted.path("id").asText();
    JsonNode loop =
        Await.value(
            "the loop",
            LIMIT,
            () ->
                Optional.of(api.get(READER, Service.MONITORING, "/api/v1/events/" + event))
                    .filter(answer -> answer.status() == 200)
                    .map(Answer::body)
                    .filter(body -> body.path("state").asText().equalsIgnoreCase("closed")));
    new Loop(loop, console).tell();
  }

  private void recover() {
    console.title("The new version is evaluated; its evidence is posted");
    Map<String, String> safeguards = new HashMap<>();
    JsonNode page =
        api.get(READER, Service.ASSESSMENT, "/api/v1/safeguards?limit=500&system=" + SYSTEM).ok();
    page.path("items")
        .forEach(item -> safeguards.put(item.path("control").asText(), item.path("id").asText()));
    long begin = System.nanoTime();
    int documents = evidence("new-evidence.json", safeguards);
    JsonNode assessment = settled();
    console.done(
        documents + " documents, re-assessed", Duration.ofNanos(System.nanoTime() - begin));
    new Verdict(assessment, console).tell("Verdict now");
  }
}
