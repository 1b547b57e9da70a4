// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Rules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a change of the registry means, action by action. */
record RegistryEvent(String type, JsonNode data, String workspace, Rules rules) {

  /** Aliases that count as promotion where the connection names none. */
  private static final List<String> PROMOTING = List.of("champion", "production");

  private static final String NEWEST = "latest";

  String name() {
    return data.path("name").asText("");
  }

  private @Nullable String version() {
    return MlflowSender.text(data, "version");
  }

  private String alias() {
    return data.path("alias").asText("");
  }

  private boolean isPrompt() {
    return type.startsWith("prompt");
  }

  /** The subject by the name under which the registry keeps it. */
  Facts subject() {
    Map<String, String> parts = Map.of("workspace", workspace);
    return isPrompt()
        ? Facts.about(rules.alias("prompt", name(), parts, "urn:mlflow:prompt:{name}"), "prompt")
        : Facts.about(rules.alias("model", name(), parts, "pkg:mlflow/{name}"), "model");
  }

  Meaning meaning() {
    return switch (type) {
      case "model_version.created" -> trained();
      case "model_version_tag.set" -> tagged();
      case "prompt_version.created" -> prompt();
      case "registered_model.created", "prompt.created" -> nothing("nothing has a version yet");
      case "model_version_tag.deleted",
          "prompt_tag.set",
          "prompt_tag.deleted",
          "prompt_version_tag.set",
          "prompt_version_tag.deleted" ->
          nothing("a tag that says nothing of a version");
      case "model_version_alias.created",
          "model_version_alias.deleted",
          "prompt_alias.created",
          "prompt_alias.deleted" ->
          nothing("alias " + alias() + " does not count as promotion on this connection");
      case "budget_policy.exceeded" -> nothing("a budget is no matter of security");
      default -> new Meaning.Unknown();
    };
  }

  private static Meaning nothing(String why) {
    return new Meaning.Nothing(why);
  }

  private Meaning trained() {
    JsonNode tags = data.path("tags");
    return subject()
        .version(version())
        .digest(MlflowSender.text(tags, rules.field("digest", "digest")))
        .environment(rules.environment(null))
        .extra("runId", data.get("run_id"))
        .extra("modelSource", data.get("source"))
        .extra("tags", data.get("tags"))
        .happened(EventType.MODEL_TRAINED);
  }

  /** A tag promotes where the connection says which tag holds the stage. */
  private Meaning tagged() {
    String stage = rules.field("stage", "");
    String value = data.path("value").asText("");
    if (stage.isEmpty()
        || !stage.equals(data.path("key").asText())
        || !rules.promotes(value, List.of())) {
      return nothing("a tag that does not count as promotion on this connection");
    }
    return subject()
        .version(version())
        .environment(environment(value))
        .extra("stage", value)
        .happened(EventType.MODEL_PROMOTED);
  }

  /** A new prompt is in use at once, unless the connection says by which alias prompts are. */
  private Meaning prompt() {
    if (rules.promotedBy() != null && !rules.promotes(NEWEST, List.of())) {
      return nothing("a version of a prompt that no alias of promotion names yet");
    }
    return subject()
        .version(version())
        .change("PROMPT_CHANGED", "version %s of prompt %s".formatted(version(), name()))
        .environment(rules.environment(null))
        .happened(EventType.COMPONENT_CHANGED);
  }

  /** The move of an alias that counts as promotion; absent when it is none. */
  @Nullable AliasMove move(@Nullable String time) {
    boolean moves = type.endsWith("_alias.created") || type.endsWith("_alias.deleted");
    return moves && rules.promotes(alias(), PROMOTING)
        ? new AliasMove(this, time == null ? "" : time)
        : null;
  }

  String movedAlias() {
    return alias();
  }

  @Nullable String movedTo() {
    return version();
  }

  /** The alias stands at another version now. */
  Meaning moved(@Nullable String from) {
    String to = version();
    if (type.endsWith(".deleted") || isPrompt()) {
      return subject()
          .version(to)
          .environment(environment(alias()))
          .change(
              isPrompt() ? "PROMPT_CHANGED" : "CONFIGURATION_CHANGED",
              "alias %s of %s: %s, was %s"
                  .formatted(
                      alias(),
                      name(),
                      to == null ? "removed" : "version " + to,
                      from == null ? "not known" : "version " + from))
          .extra("previousVersion", from)
          .happened(EventType.COMPONENT_CHANGED);
    }
    return subject()
        .version(to)
        .environment(environment(alias()))
        .extra("promotedBy", alias())
        .extra("previousVersion", from)
        .happened(EventType.MODEL_PROMOTED);
  }

  /** An alias or stage names an environment only where the connection says so. */
  private @Nullable String environment(String said) {
    Map<String, String> environments = rules.environments();
    return rules.environment(environments != null && environments.containsKey(said) ? said : null);
  }
}
