// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.event.Alias;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CDEvents travel as CloudEvents, whose id, subject and time the SDK sets otherwise than the
 * binding says: only the context inside the data counts. Types are read without their version.
 */
public final class CdeventsSender implements Sender {

  private static final String PREFIX = "dev.cdevents.";

  @Override
  public String kind() {
    return "cdevents";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.TOKEN, Proof.OIDC, Proof.SIGNATURE);
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    JsonNode body = StrictJson.object(received);
    JsonNode event = body.path("context").isObject() ? body : body.path("data");
    JsonNode context = event.path("context");
    if (!context.isObject()) {
      throw Problem.invalid("/context", "missing", "a CDEvent has a context");
    }
    String type = context.path("type").asText("");
    String id = context.path("id").asText("");
    return Parsed.of(
        kind(),
        SentEvent.of(
            id.isEmpty() ? CanonicalJson.digestOf(received.body()) : id,
            context.path("source").asText("/cdevents"),
            type.isEmpty() ? "unknown" : type,
            context.path("timestamp").asText(null),
            type.startsWith(PREFIX)
                ? meaning(word(type), event.path("subject"), rules)
                : new Meaning.Unknown()));
  }

  /** {@code dev.cdevents.service.deployed.0.1.1} is {@code service.deployed}. */
  private static String word(String type) {
    String[] parts = type.substring(PREFIX.length()).split("\\.");
    return parts.length < 2 ? type : parts[0] + "." + parts[1];
  }

  private static Meaning meaning(String word, JsonNode subject, Rules rules) {
    JsonNode content = subject.path("content");
    return switch (word) {
      case "service.deployed", "service.upgraded", "service.rolledback" ->
          deployed(word, subject, rules);
      case "service.removed" ->
          changed(service(subject, rules), word, environment(content, rules))
              .change("CONFIGURATION_CHANGED", "the service was removed")
              .happened(EventType.COMPONENT_CHANGED);
      case "artifact.published" -> published(subject.path("id").asText(""), rules);
      case "environment.modified" ->
          Facts.about(
                  rules.alias(
                      "environment", subject.path("id").asText(""), "urn:environment:{name}"),
                  "environment")
              .change("ARCHITECTURE_CHANGED", "the environment was modified")
              .happened(EventType.ARCHITECTURE_CHANGED);
      case "incident.detected", "incident.reported" ->
          incident(subject, rules).happened(EventType.INCIDENT_DETECTED);
      case "incident.resolved" -> incident(subject, rules).happened(EventType.INCIDENT_RESOLVED);
      default -> new Meaning.Nothing(word + " changes no component by itself");
    };
  }

  private static Facts changed(Facts facts, String word, @Nullable String environment) {
    return facts.environment(environment).extra("cdevent", word);
  }

  private static @Nullable String environment(JsonNode content, Rules rules) {
    return rules.environment(content.at("/environment/id").asText(null));
  }

  /**
   * A deployment of an artifact names its version; one that does not is a change of the service.
   */
  private static Meaning deployed(String word, JsonNode subject, Rules rules) {
    JsonNode content = subject.path("content");
    String environment = environment(content, rules);
    Facts artifact = artifact(content.path("artifactId").asText(""), rules);
    if (artifact != null) {
      return changed(artifact, word, environment).happened(EventType.MODEL_DEPLOYED);
    }
    return changed(service(subject, rules), word, environment)
        .change("CONFIGURATION_CHANGED", word)
        .happened(EventType.COMPONENT_CHANGED);
  }

  private static Meaning published(String id, Rules rules) {
    Facts artifact = artifact(id, rules);
    return artifact == null
        ? new Meaning.Nothing("an artifact without a version")
        : artifact.happened(EventType.MODEL_TRAINED);
  }

  /** A package URL with a version, which often is a digest; absent when it is none. */
  private static @Nullable Facts artifact(String id, Rules rules) {
    Alias alias = Alias.parse(id).orElse(null);
    String version = alias == null ? null : alias.version();
    if (alias == null || version == null) {
      return null;
    }
    return Facts.about(rules.alias("artifact", id, alias.text().replace("{", "")), "artifact")
        .digest(version);
  }

  private static Facts service(JsonNode subject, Rules rules) {
    return Facts.about(
        rules.alias("service", subject.path("id").asText(""), "urn:service:{name}"), "service");
  }

  private static Facts incident(JsonNode subject, Rules rules) {
    JsonNode content = subject.path("content");
    Facts about = artifact(content.path("artifactId").asText(""), rules);
    if (about == null) {
      String service = content.at("/service/id").asText(content.at("/environment/id").asText(""));
      about =
          service.isEmpty() && rules.defaultSubject() != null
              ? Facts.about(rules.defaultSubject(), "service")
              : Facts.about(rules.alias("service", service, "urn:service:{name}"), "service");
    }
    return about
        .environment(environment(content, rules))
        .finding(
            "incident/" + subject.path("id").asText(""),
            null,
            null,
            content.path("description").asText(null),
            content.path("ticketURI").asText(null));
  }
}
