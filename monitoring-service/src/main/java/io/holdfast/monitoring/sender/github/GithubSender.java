// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.Signatures;
import io.holdfast.monitoring.sender.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GitHub webhooks, as JSON or as a form; the signature is over the raw body either way. The
 * delivery id is the same when a person delivers again; webhooks of a repository and of its
 * organisation tell of one alert under two of them, so an alert is known by what happened to it.
 */
public final class GithubSender implements Sender {

  private static final String EVENT = "x-github-event";
  private static final String DELIVERY = "x-github-delivery";
  private static final String ALERT = "dependabot_alert";

  /** Events of repositories and organisations that say nothing of a component's security. */
  private static final Set<String> OF_NO_MATTER =
      Set.of(
          "push",
          "pull_request",
          "issues",
          "issue_comment",
          "star",
          "watch",
          "fork",
          "create",
          "delete",
          "check_run",
          "check_suite",
          "workflow_run",
          "workflow_job",
          "deployment",
          "status",
          "code_scanning_alert",
          "secret_scanning_alert",
          "repository_advisory",
          "meta",
          "member",
          "label",
          "milestone",
          "repository",
          "team",
          "installation",
          "page_build");

  @Override
  public String kind() {
    return "github";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.SIGNATURE);
  }

  @Override
  public boolean reads(String header) {
    return header.equals(EVENT) || header.equals(DELIVERY);
  }

  @Override
  public void verify(Received received, Rules rules, List<String> secrets, Instant now) {
    Signatures.hexOverBody(received, "x-hub-signature-256", "sha256=", secrets);
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    JsonNode body = payload(received);
    String event = received.header(EVENT);
    String action = body.path("action").asText("");
    String type = action.isEmpty() ? event : event + "." + action;
    String id = id(event, action, body, received.header(DELIVERY));
    String repository = body.path("repository").path("full_name").asText("");
    SentEvent said =
        SentEvent.of(
            id.isEmpty() ? CanonicalJson.digestOf(received.body()) : id,
            repository.isEmpty() ? "/github" : "https://github.com/" + repository,
            type.isEmpty() ? "unknown" : type,
            null,
            meaning(event, action, body, rules));
    return Parsed.of(
        kind(),
        event.equals(ALERT) ? said.recalling(new DependabotAlert(body, action, rules)) : said);
  }

  private static String id(String event, String action, JsonNode body, String delivery) {
    JsonNode alert = body.path("alert");
    String updated = alert.path("updated_at").asText("");
    return event.equals(ALERT) && !updated.isEmpty()
        ? "%s/%s/%s/%s"
            .formatted(
                body.path("repository").path("id").asText(""),
                alert.path("number").asText(""),
                action,
                updated)
        : delivery;
  }

  private static JsonNode payload(Received received) {
    if (!received.mediaType().equals("application/x-www-form-urlencoded")) {
      return StrictJson.object(received);
    }
    String form = StrictJson.text(received.body());
    String encoded = form.startsWith("payload=") ? form.substring("payload=".length()) : "";
    try {
      return StrictJson.object(URLDecoder.decode(encoded, StandardCharsets.UTF_8), "");
    } catch (IllegalArgumentException e) {
      return StrictJson.object("", "");
    }
  }

  private static Meaning meaning(String event, String action, JsonNode body, Rules rules) {
    return switch (event) {
      case "ping" -> new Meaning.Test();
      case "security_advisory" -> advisory(action, body.path("security_advisory"), rules);
      case "release" -> release(action, body, rules);
      case "deployment_status" -> deployed(body, rules);
      default ->
          OF_NO_MATTER.contains(event)
              ? new Meaning.Nothing(event + " says nothing of a component's security")
              : new Meaning.Unknown();
    };
  }

  /** The repository as a package URL, whose names GitHub does not tell apart by case. */
  static String repository(JsonNode body, Rules rules) {
    String name = body.path("repository").path("full_name").asText("").toLowerCase(Locale.ROOT);
    return rules.alias("service", name, "pkg:github/{name}");
  }

  private static Meaning release(String action, JsonNode body, Rules rules) {
    if (!action.equals("published")) {
      return new Meaning.Nothing("a release counts when it is published");
    }
    String tag = body.path("release").path("tag_name").asText("");
    return Facts.about(repository(body, rules), "service")
        .version(tag)
        .environment(rules.environment(null))
        .change("CONFIGURATION_CHANGED", "release " + tag)
        .happened(EventType.COMPONENT_CHANGED);
  }

  private static Meaning deployed(JsonNode body, Rules rules) {
    if (!"success".equals(body.path("deployment_status").path("state").asText())) {
      return new Meaning.Nothing("a deployment counts when it has succeeded");
    }
    JsonNode deployment = body.path("deployment");
    String sha = deployment.path("sha").asText("");
    return Facts.about(repository(body, rules), "service")
        .version(sha)
        .environment(rules.environment(deployment.path("environment").asText(null)))
        .change("CONFIGURATION_CHANGED", "deployed " + sha)
        .happened(EventType.COMPONENT_CHANGED);
  }

  private static Meaning advisory(String action, JsonNode advisory, Rules rules) {
    boolean withdrawn = action.equals("withdrawn");
    if (!withdrawn && !action.equals("published") && !action.equals("updated")) {
      return new Meaning.Nothing("an advisory counts when it is published, updated or withdrawn");
    }
    Facts facts = Facts.none();
    for (JsonNode vulnerability : advisory.path("vulnerabilities")) {
      JsonNode affected = vulnerability.path("package");
      String name = affected.path("name").asText("");
      if (!name.isEmpty()) {
        String template = "pkg:" + purlType(affected.path("ecosystem").asText("")) + "/{name}";
        facts.and(rules.alias("package", name, template), "package", null, null);
      }
    }
    return finding(facts, advisory, advisory.path("html_url").asText(null))
        .happened(withdrawn ? EventType.VULNERABILITY_RESOLVED : EventType.VULNERABILITY_DISCLOSED);
  }

  static Facts finding(Facts facts, JsonNode advisory, @Nullable String url) {
    String cve = advisory.path("cve_id").asText("");
    String ghsa = advisory.path("ghsa_id").asText("");
    return facts.finding(
        cve.isBlank() || cve.equals("null") ? ghsa : cve,
        severity(advisory.path("severity").asText("")),
        null,
        advisory.path("summary").asText(null),
        url);
  }

  private static String purlType(String ecosystem) {
    return switch (ecosystem.toLowerCase(Locale.ROOT)) {
      case "pip" -> "pypi";
      case "go" -> "golang";
      case "rubygems" -> "gem";
      case "rust" -> "cargo";
      case "actions" -> "github";
      case "" -> "generic";
      default -> ecosystem.toLowerCase(Locale.ROOT);
    };
  }

  /** Advisories say moderate, alerts medium. */
  static @Nullable String severity(String said) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "critical" -> "VH";
      case "high" -> "H";
      case "moderate", "medium" -> "M";
      case "low" -> "L";
      default -> null;
    };
  }
}
