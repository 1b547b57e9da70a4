// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Repository;
import io.holdfast.kit.time.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Plays the inventory for one AI system: the credit scoring of the example. */
public final class Inventory {

  public static final String TEAM = "retail-credit";
  public static final String V7 =
      "sha256:fc62cf6b53c0cad807eb1b0cdcffd81ec0d57220f538be3826ed6f014fde2f16";
  public static final String V8 =
      "sha256:f2695bfa6315a7c1eca97e460c962ec86e26ff6c42063dd3fcb9b36a04974258";
  private static final String TOPIC = "holdfast.inventory.v1";
  private static final String ANSWERS = "holdfast.assessment.v1";

  public final UUID id = Ids.next();
  public final String key = "scoring-" + id.toString().substring(24);
  private ObjectNode document = example();
  private long number = 1;
  private long epoch = 1;
  private long version;

  /** The example's document with an instant of change on nothing. */
  private static ObjectNode example() {
    try {
      return (ObjectNode)
          Json.readTree(
              Files.readAllBytes(Repository.root().resolve("examples/credit-scoring/system.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A component of the document, to be changed. */
  public ObjectNode component(String component) {
    return component(document, component);
  }

  private static ObjectNode component(JsonNode document, String key) {
    for (JsonNode component : document.path("components")) {
      if (component.path("key").asText().equals(key)) {
        return (ObjectNode) component;
      }
    }
    throw new IllegalArgumentException(key);
  }

  /** A copy of the document as it is. */
  public ObjectNode document() {
    return document.deepCopy();
  }

  /** The profile of the document, to be changed. */
  public ObjectNode profile() {
    return document.withObject("/profile");
  }

  /** Registers the system. */
  public Inventory register() {
    return edit();
  }

  /** Publishes the document as it is now as an edit. */
  public Inventory edit() {
    publish("revised", "REVISED", Map.of("revision", revision()));
    return this;
  }

  /** The model is another one from now on. */
  public void retrain(String label, String digest, Instant at) {
    retrain(component("scoring-model"), label, digest, at);
    number++;
  }

  private static void retrain(ObjectNode model, String label, String digest, Instant at) {
    ((ObjectNode) model.path("version"))
        .put("label", label)
        .put("digest", digest)
        .put("since", at.toString());
    ((ObjectNode) model.withObject("/changes")).put("MODEL_RETRAINED", at.toString());
  }

  public Map<String, Object> revision() {
    return Map.of(
        "number",
        number,
        "digest",
        CanonicalJson.digest(document),
        "recordedAt",
        Instant.now().toString(),
        "validFrom",
        Instant.now().toString(),
        "changes",
        List.of(),
        "document",
        document);
  }

  public String revisedByCase(String eventType, Map<String, Object> more) {
    return answer("revised", "REVISED", eventType, more, Map.of("revision", revision()));
  }

  public String unchangedByCase(String eventType, Map<String, Object> more) {
    return answer("unchanged", "UNCHANGED", eventType, more, Map.of("revision", revision()));
  }

  public String rejected() {
    return answer(
        "rejected",
        "REJECTED",
        "model.trained",
        Map.of(),
        Map.of("reason", "UNKNOWN_COMPONENT", "detail", "no such component"));
  }

  /** A version that does not become the current one. */
  public String candidate(String label, String digest, Instant at) {
    ObjectNode other = document.deepCopy();
    ObjectNode model = component(other, "scoring-model");
    retrain(model, label, digest, at);
    return answer(
        "unchanged",
        "UNCHANGED",
        "model.trained",
        Map.of(),
        Map.of(
            "revision",
            revision(),
            "candidate",
            Map.of(
                "component",
                "scoring-model",
                "version",
                model.path("version"),
                "document",
                other)));
  }

  private String answer(
      String type,
      String answer,
      String eventType,
      Map<String, Object> event,
      Map<String, Object> more) {
    String caseId = UUID.randomUUID().toString();
    answer(caseId, type, answer, eventType, event, more);
    return caseId;
  }

  public void answer(
      String caseId,
      String type,
      String answer,
      String eventType,
      Map<String, Object> event,
      Map<String, Object> more) {
    ObjectNode normalised = (ObjectNode) Json.tree(event).deepCopy();
    normalised.put("id", UUID.randomUUID().toString()).put("type", eventType);
    normalised.put("immutableVersions", false);
    if (!normalised.has("occurredAt")) {
      normalised.put("occurredAt", Instant.now().toString());
    }
    if (!normalised.has("subjects")) {
      normalised.putArray("subjects").addObject().put("alias", "pkg:mlflow/credit-scoring");
    }
    ObjectNode data = (ObjectNode) Json.tree(more).deepCopy();
    data.set(
        "case",
        Json.tree(
            Map.of(
                "caseId",
                caseId,
                "eventId",
                normalised.path("id").asText(),
                "components",
                List.of("scoring-model"),
                "event",
                normalised)));
    publish(type, answer, data);
  }

  public void retire() {
    publish("retired", "RETIRED", Map.of("revision", revision(), "retired", true));
  }

  /** The owner publishes its state again. */
  public void republish() {
    epoch++;
    version = 0;
    publish("republished", "REPUBLISHED", Map.of("revision", revision(), "retired", false));
  }

  private void publish(String type, String answer, Object more) {
    ObjectNode data = (ObjectNode) Json.tree(more).deepCopy();
    data.put("systemId", id.toString()).put("systemKey", key).put("team", TEAM);
    data.put("answer", answer);
    Records.produce(
        TOPIC,
        id.toString(),
        epoch,
        ++version,
        "io.holdfast.inventory.system-" + type + ".v1",
        TEAM,
        data);
  }

  /** What was published about the system, once the condition holds. */
  public List<Records.Published> awaitAnswers(Predicate<List<Records.Published>> condition) {
    return Records.awaitOn(ANSWERS, id.toString(), condition, Duration.ofSeconds(30));
  }

  /** The one event that answers a case. */
  public Records.Published awaitAnswer(String caseId) {
    return awaitAnswers(all -> !answers(all, caseId).isEmpty()).stream()
        .filter(one -> answers(List.of(one), caseId).size() == 1)
        .findFirst()
        .orElseThrow();
  }

  /** The events that answer a case. */
  public static List<Records.Published> answers(List<Records.Published> all, String caseId) {
    return all.stream()
        .filter(one -> one.type().endsWith("assessed.v1"))
        .filter(one -> one.data().path("cases").findValuesAsText("caseId").contains(caseId))
        .toList();
  }
}
