// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.Rules;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert of one dependency. The withdrawal of its advisory comes with less than the alert did, so
 * the key of the finding is remembered by the number of the alert. That somebody dismissed it
 * resolves nothing.
 */
record DependabotAlert(JsonNode body, String action, Rules rules) implements Recall {

  private JsonNode alert() {
    return body.path("alert");
  }

  @Override
  public String key() {
    return "alert/%s/%s"
        .formatted(body.path("repository").path("full_name").asText(""), alert().path("number"));
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Recollection with(@Nullable JsonNode before) {
    JsonNode advisory = alert().path("security_advisory");
    String said = text(advisory, "cve_id", text(advisory, "ghsa_id", ""));
    String kept = before == null ? "" : before.path("finding").asText("");
    String finding =
        !kept.isEmpty()
            ? kept
            : !said.isEmpty() ? said : "dependabot/" + alert().path("number").asText("");
    return new Recollection(meaning(finding, advisory), Json.tree(Map.of("finding", finding)));
  }

  private static String text(JsonNode node, String name, String otherwise) {
    return node.hasNonNull(name) ? node.path(name).asText() : otherwise;
  }

  private Meaning meaning(String finding, JsonNode advisory) {
    EventType type =
        switch (action) {
          case "created", "reintroduced", "reopened", "auto_reopened" ->
              EventType.VULNERABILITY_DISCLOSED;
          case "fixed", "withdrawn" -> EventType.VULNERABILITY_RESOLVED;
          default -> null;
        };
    if (type == null) {
      return new Meaning.Nothing("an alert that is %s is neither new nor gone".formatted(action));
    }
    JsonNode dependency = alert().at("/dependency/package");
    return Facts.about(GithubSender.repository(body, rules), "service")
        .finding(
            finding,
            GithubSender.severity(advisory.path("severity").asText("")),
            null,
            advisory.path("summary").asText(null),
            alert().path("html_url").asText(null))
        .extra("package", dependency.isObject() ? dependency : null)
        .happened(type);
  }
}
