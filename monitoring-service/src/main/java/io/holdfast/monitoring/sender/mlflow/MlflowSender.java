// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.Signatures;
import io.holdfast.monitoring.sender.StrictJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MLflow 3 webhooks. The signature is {@code v1,} and Base64 of HMAC-SHA256, with the secret's
 * UTF-8 bytes, over delivery id, time and raw body. Two webhooks that tell of one change are one
 * event: the id is made of what changed and when, not of the delivery.
 */
public final class MlflowSender implements Sender {

  /** Names of {@code WebhookEvent.example()}: the test button sends them, signed like real ones. */
  private static final Set<String> EXAMPLES = Set.of("example_model", "example_prompt");

  private static final String DELIVERY = "x-mlflow-delivery-id";
  private static final String TIMESTAMP = "x-mlflow-timestamp";

  @Override
  public String kind() {
    return "mlflow";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.SIGNATURE);
  }

  @Override
  public boolean reads(String header) {
    return header.equals(DELIVERY) || header.equals(TIMESTAMP);
  }

  @Override
  public void verify(Received received, Rules rules, List<String> secrets, Instant now) {
    byte[] signed =
        Signatures.timed(received, received.header(DELIVERY), received.header(TIMESTAMP), now);
    String given = received.header("x-mlflow-signature");
    Signatures.require(
        secrets.stream()
            .map(secret -> "v1," + Signatures.base64(Signatures.hmac(secret, signed)))
            .anyMatch(expected -> Signatures.equal(given, expected)));
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    JsonNode body = StrictJson.object(received);
    String type = type(body);
    JsonNode data = body.path("data");
    String workspace = body.path("workspace").asText("");
    String source = workspace.isEmpty() ? "/mlflow" : "/mlflow/workspaces/" + workspace;
    String time = text(body, "timestamp");
    String id = time == null ? received.header(DELIVERY) : identity(type, data, time);
    SentEvent event =
        SentEvent.of(
            id.isEmpty() ? CanonicalJson.digestOf(received.body()) : id,
            source,
            type,
            time,
            new Meaning.Unknown());
    return Parsed.of(kind(), read(event, new RegistryEvent(type, data, workspace, rules)));
  }

  private static SentEvent read(SentEvent event, RegistryEvent change) {
    if (EXAMPLES.contains(change.name())) {
      return event.as(new Meaning.Test());
    }
    AliasMove move = change.move(event.time());
    return move == null ? event.as(change.meaning()) : event.recalling(move);
  }

  /** Releases send entity and action; builds before them sent the two as type. */
  private static String type(JsonNode body) {
    String entity = text(body, "entity");
    String action = text(body, "action");
    if (entity != null && action != null) {
      return entity + "." + action;
    }
    String type = text(body, "type");
    return type == null ? "unknown" : type;
  }

  private static String identity(String type, JsonNode data, String time) {
    return CanonicalJson.digest(
        List.of(
            type,
            data.path("name").asText(""),
            data.path("version").asText(""),
            data.path("key").asText(""),
            data.path("alias").asText(""),
            time));
  }

  static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isValueNode() && node.hasNonNull(name) ? node.path(name).asText() : null;
  }
}
