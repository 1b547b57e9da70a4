// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One delivery is a group of alerts, sent again every repeat interval and by each replica: an alert
 * is one event per fingerprint, begin and status, however often and in whatever group it comes.
 * Labels are a convention of the site; the usual ones can be mapped.
 */
public final class AlertmanagerSender implements Sender {

  private static final String VERSION = "4";

  /** The same for all replicas, each of which has a URL of its own and sends the same alerts. */
  private static final String SOURCE = "/alertmanager";

  @Override
  public String kind() {
    return "alertmanager";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.TOKEN, Proof.OIDC);
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    JsonNode body = StrictJson.object(received);
    JsonNode alerts = body.path("alerts");
    if (!VERSION.equals(body.path("version").asText()) || !alerts.isArray()) {
      throw Problem.invalid(
          "/version", "unknown-version", "an Alertmanager webhook of version 4 is expected");
    }
    String url = body.path("externalURL").asText("");
    List<SentEvent> events = new ArrayList<>();
    for (JsonNode alert : alerts) {
      events.add(event(alert, url, rules));
    }
    return Parsed.of(kind(), events);
  }

  private static SentEvent event(JsonNode alert, String url, Rules rules) {
    boolean firing = !"resolved".equals(alert.path("status").asText());
    String begin = alert.path("startsAt").asText("");
    String fingerprint = alert.path("fingerprint").asText("");
    String name =
        fingerprint.isEmpty()
            ? CanonicalJson.digestOf(Json.bytes(alert.path("labels")))
            : fingerprint;
    String status = firing ? "firing" : "resolved";
    // endsAt of an alert that fires lies in the year 1, or in the future
    String time = firing ? begin : alert.path("endsAt").asText("");
    return SentEvent.of(
        name + "/" + begin + "/" + status,
        SOURCE,
        "alert." + status,
        time.isEmpty() ? null : time,
        meaning(alert, firing, name, url, rules));
  }

  private static Meaning meaning(
      JsonNode alert, boolean firing, String fingerprint, String url, Rules rules) {
    JsonNode labels = alert.path("labels");
    String kind = label(labels, rules, "kind", "holdfast_kind");
    boolean incident = "incident".equalsIgnoreCase(kind);
    Facts facts = subject(labels, rules);
    if (kind != null && !incident && !"drift".equalsIgnoreCase(kind)) {
      return new Meaning.Nothing("alerts of kind " + kind + " are neither drift nor incident");
    }
    if (!facts.hasSubjects()) {
      return new Meaning.Nothing("its labels name neither a model nor a system");
    }
    EventType type =
        incident
            ? firing ? EventType.INCIDENT_DETECTED : EventType.INCIDENT_RESOLVED
            : firing ? EventType.DRIFT_DETECTED : EventType.DRIFT_RESOLVED;
    JsonNode annotations = alert.path("annotations");
    String summary = annotations.path("summary").asText(annotations.path("description").asText(""));
    String rule = labels.path("alertname").asText("alert");
    return facts
        .environment(rules.environment(label(labels, rules, "environment", "environment")))
        .finding(
            rule + "/" + fingerprint,
            severity(labels.path("severity").asText("")),
            null,
            summary.isBlank() ? rule : summary,
            alert.path("generatorURL").asText(null))
        .extra("labels", labels)
        .extra("alertmanager", url.isBlank() ? null : url)
        .happened(type);
  }

  private static Facts subject(JsonNode labels, Rules rules) {
    String model = label(labels, rules, "model", "model_name");
    String version = label(labels, rules, "version", "model_version");
    if (model != null) {
      return Facts.about(rules.alias("model", model, "pkg:mlflow/{name}"), "model")
          .version(version)
          .digest(label(labels, rules, "digest", "model_digest"));
    }
    String system = label(labels, rules, "system", "ai_system");
    if (system != null) {
      return Facts.about(rules.alias("system", system, "urn:system:{name}"), "service");
    }
    return rules.defaultSubject() == null
        ? Facts.none()
        : Facts.about(rules.defaultSubject(), "service").version(version);
  }

  private static @Nullable String label(JsonNode labels, Rules rules, String what, String usual) {
    String value = labels.path(rules.field(what, usual)).asText("");
    return value.isBlank() ? null : value;
  }

  private static final Map<String, String> SEVERITIES =
      Map.of(
          "critical",
          "VH",
          "page",
          "VH",
          "error",
          "H",
          "high",
          "H",
          "warning",
          "M",
          "medium",
          "M",
          "low",
          "L",
          "info",
          "VL");

  private static @Nullable String severity(String label) {
    return SEVERITIES.get(label.toLowerCase(java.util.Locale.ROOT));
  }
}
