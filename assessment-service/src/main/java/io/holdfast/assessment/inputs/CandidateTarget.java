// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.assessment.answer.Assessed;
import io.holdfast.assessment.upstream.RevisionCopy;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system with another version of a component in its place.
 *
 * @param identity of the version, as text
 * @param body what the inventory said: component, version, document
 */
public record CandidateTarget(
    String component, String identity, JsonNode version, String body, EngineInputs.Target target) {

  /**
   * Reads a candidate. One that was made of an earlier revision is put into today's: the component
   * as the inventory described it with the version in place, everything else as it is now. Absent
   * when the component is gone or has that version now.
   */
  public static Optional<CandidateTarget> of(String body, long madeOf, RevisionCopy today) {
    JsonNode candidate = Json.readTree(body.getBytes(StandardCharsets.UTF_8));
    String component = candidate.path("component").asText();
    @Nullable JsonNode document =
        madeOf >= today.number()
            ? candidate.path("document")
            : rebased(candidate.path("document"), component, today.documentTree());
    if (document == null) {
      return Optional.empty();
    }
    SystemDocument read = Json.convert(document, SystemDocument.class);
    SystemDocument.Version version =
        read.component(component).map(SystemDocument.Component::version).orElse(null);
    SystemDocument.Version current =
        today.document().component(component).map(SystemDocument.Component::version).orElse(null);
    if (version == null || (current != null && version.ref().names(current.ref()))) {
      return Optional.empty();
    }
    return Optional.of(
        new CandidateTarget(
            component,
            version.ref().text(),
            candidate.hasNonNull("version") ? candidate.path("version") : Json.tree(version),
            body,
            new EngineInputs.Target(today.number(), CanonicalJson.digest(document), read)));
  }

  private static @Nullable JsonNode rebased(JsonNode document, String component, JsonNode today) {
    JsonNode described = component(document, component);
    ObjectNode copy = today.deepCopy();
    JsonNode components = copy.path("components");
    for (int i = 0; i < components.size(); i++) {
      if (described != null && components.get(i).path("key").asText().equals(component)) {
        ((ArrayNode) components).set(i, described);
        return copy;
      }
    }
    return null;
  }

  private static @Nullable JsonNode component(JsonNode document, String key) {
    for (JsonNode component : document.path("components")) {
      if (component.path("key").asText().equals(key)) {
        return component;
      }
    }
    return null;
  }

  /** Tells candidates of a system apart. */
  public String key() {
    return component + "\u001f" + identity;
  }

  public Assessed.Candidate wire() {
    return new Assessed.Candidate(component, version);
  }
}
