// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.dependencytrack;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.event.Times;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Version 5 numbers its notifications and writes groups as {@code GROUP_…}; version 4 does neither,
 * and its times have no zone, so they say nothing of an instant. What tells its notifications apart
 * is what they are about; an audit can go back to where it was, so the time tells audits apart.
 */
public final class DependencyTrackSender implements Sender {

  private static final String AUDITED = "PROJECT_AUDIT_CHANGE";
  private static final Set<String> GONE = Set.of("RESOLVED", "FALSE_POSITIVE", "NOT_AFFECTED");
  private static final Set<String> OF_NO_MATTER =
      Set.of(
          "BOM_CONSUMED",
          "BOM_PROCESSING_FAILED",
          "BOM_VALIDATION_FAILED",
          "VEX_CONSUMED",
          "VEX_PROCESSED",
          "POLICY_VIOLATION",
          "PROJECT_CREATED",
          "GLOBAL_AUDIT_CHANGE",
          "NEW_VULNERABILITIES_SUMMARY",
          "NEW_POLICY_VIOLATIONS_SUMMARY",
          "USER_CREATED",
          "USER_DELETED",
          "DATASOURCE_MIRRORING",
          "ANALYZER",
          "REPOSITORY",
          "INTEGRATION",
          "INDEXING_SERVICE",
          "FILE_SYSTEM",
          "CONFIGURATION");

  @Override
  public String kind() {
    return "dependency-track";
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.TOKEN);
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    JsonNode notification = StrictJson.object(received).path("notification");
    if (!notification.isObject()) {
      throw Problem.invalid("/notification", "missing", "a notification is expected");
    }
    String group = notification.path("group").asText("").replaceFirst("^GROUP_", "");
    JsonNode subject = notification.path("subject");
    List<SentEvent> events = new ArrayList<>();
    if (group.equals("NEW_VULNERABLE_DEPENDENCY")) {
      for (JsonNode vulnerability : subject.path("vulnerabilities")) {
        events.add(event(notification, group, subject, vulnerability, rules));
      }
    }
    if (events.isEmpty()) {
      events.add(event(notification, group, subject, subject.path("vulnerability"), rules));
    }
    return Parsed.of(kind(), events);
  }

  private static SentEvent event(
      JsonNode notification, String group, JsonNode subject, JsonNode vulnerability, Rules rules) {
    String time = notification.path("timestamp").asText("");
    boolean instant = Times.parse(time) != null;
    String number = notification.path("id").asText("");
    String id =
        CanonicalJson.digest(
            List.of(
                group,
                number.isEmpty() && (vulnerability.isMissingNode() || group.equals(AUDITED))
                    ? time
                    : number,
                subject.at("/component/uuid").asText(""),
                vulnerability.path("source").asText(""),
                vulnerability.path("vulnId").asText(""),
                subject.at("/project/uuid").asText(""),
                subject.at("/analysis/state").asText("")));
    return SentEvent.of(
        id,
        "/dependency-track/" + subject.at("/project/uuid").asText("portfolio"),
        group.isEmpty() ? "unknown" : group,
        instant ? time : null,
        meaning(group, subject, vulnerability, rules));
  }

  private static Meaning meaning(
      String group, JsonNode subject, JsonNode vulnerability, Rules rules) {
    return switch (group) {
      case "NEW_VULNERABILITY", "NEW_VULNERABLE_DEPENDENCY" ->
          finding(subject, vulnerability, rules).happened(EventType.VULNERABILITY_DISCLOSED);
      case "VULNERABILITY_RETRACTED" ->
          finding(subject, vulnerability, rules).happened(EventType.VULNERABILITY_RESOLVED);
      case AUDITED -> audited(subject, vulnerability, rules);
      case "BOM_PROCESSED" ->
          subjects(subject, rules)
              .change("DEPENDENCY_CHANGED", "a new bill of materials was processed")
              .happened(EventType.COMPONENT_CHANGED);
      default ->
          OF_NO_MATTER.contains(group)
              ? new Meaning.Nothing(group + " says nothing new of a component")
              : new Meaning.Unknown();
    };
  }

  private static Meaning audited(JsonNode subject, JsonNode vulnerability, Rules rules) {
    String state = subject.at("/analysis/state").asText("").replaceFirst("^ANALYSIS_STATE_", "");
    if (state.isEmpty() || vulnerability.isMissingNode()) {
      return new Meaning.Nothing("an audit without a decision on a vulnerability");
    }
    return finding(subject, vulnerability, rules)
        .extra("analysis", subject.get("analysis"))
        .happened(
            GONE.contains(state)
                ? EventType.VULNERABILITY_RESOLVED
                : EventType.VULNERABILITY_DISCLOSED);
  }

  /** The component that is vulnerable, and every project that has it. */
  private static Facts subjects(JsonNode subject, Rules rules) {
    Facts facts = Facts.none();
    String purl = subject.at("/component/purl").asText("");
    if (!purl.isEmpty()) {
      facts.and(purl, "package", null, null);
      facts.digest(subject.at("/component/sha256").asText(null));
    }
    add(facts, subject.path("project"), rules);
    for (JsonNode project : subject.path("affectedProjects")) {
      if (!project.path("uuid").asText("").equals(subject.at("/project/uuid").asText(""))) {
        add(facts, project, rules);
      }
    }
    return facts;
  }

  private static void add(Facts facts, JsonNode project, Rules rules) {
    String uuid = project.path("uuid").asText("");
    String name = project.path("name").asText("");
    if (!name.isEmpty()) {
      facts.and(
          rules.alias(
              "service",
              rules.isNamed(uuid) ? uuid : name,
              Map.of("uuid", uuid, "name", name),
              "urn:dependency-track:project:{name}"),
          "service",
          project.path("version").asText(null),
          null);
    }
  }

  private static Facts finding(JsonNode subject, JsonNode vulnerability, Rules rules) {
    boolean exploited = vulnerability.path("isKev").asBoolean();
    return subjects(subject, rules)
        .finding(
            vulnerability.path("vulnId").asText(""),
            severity(vulnerability.path("severity").asText("")),
            exploited ? true : null,
            vulnerability.path("title").asText(null),
            null);
  }

  private static @Nullable String severity(String said) {
    return switch (said.toUpperCase(Locale.ROOT).replaceFirst("^SEVERITY_", "")) {
      case "CRITICAL" -> "VH";
      case "HIGH" -> "H";
      case "MEDIUM" -> "M";
      case "LOW" -> "L";
      case "INFO" -> "VL";
      default -> null;
    };
  }
}
