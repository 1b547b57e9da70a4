// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.WebhookMapping;
import io.holdfast.monitoring.sender.WebhookMapping.TypeRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One event of a webhook, read by its mapping. */
record MappedEvent(WebhookMapping mapping, Rules rules, Places places, String kind) {

  List<SentEvent> read() {
    String type = joined(mapping.type());
    for (TypeRule rule : mapping.types() == null ? List.<TypeRule>of() : mapping.types()) {
      if (Places.fits(rule.type(), type)) {
        List<SentEvent> events = read(rule, type);
        if (!events.isEmpty()) {
          return events;
        }
      }
    }
    return List.of(event("", type, new Meaning.Unknown()));
  }

  private List<SentEvent> read(TypeRule rule, String type) {
    if (rule.each() == null) {
      return holds(rule, places) ? List.of(read(rule, type, places, "")) : List.of();
    }
    List<SentEvent> events = new ArrayList<>();
    int index = 0;
    for (JsonNode element : places.node(rule.each())) {
      Places at = places.ofElement(element);
      if (holds(rule, at)) {
        events.add(read(rule, type, at, "/" + index));
      }
      index++;
    }
    return events;
  }

  private static boolean holds(TypeRule rule, Places places) {
    return rule.when() == null
        || rule.when().entrySet().stream()
            .allMatch(condition -> places.holds(condition.getKey(), condition.getValue()));
  }

  private SentEvent read(TypeRule rule, String type, Places at, String suffix) {
    EventType event = EventType.of("io.holdfast." + rule.event() + ".v1").orElse(null);
    if (event == null) {
      return event(
          suffix,
          type,
          rule.event().equals("test")
              ? new Meaning.Test()
              : new Meaning.Nothing("the mapping gives no meaning to " + type));
    }
    Facts facts = subjects(rule, at);
    details(rule, at, facts);
    SentEvent said = event(suffix, type, facts.happened(event));
    return Boolean.TRUE.equals(rule.onChange())
        ? said.recalling(new Turn(rule, event, facts, subjectText(rule, at)))
        : said;
  }

  private SentEvent event(String suffix, String type, Meaning meaning) {
    String id = joined(mapping.id());
    String source = places.text(mapping.source());
    return SentEvent.of(
        (id.isEmpty() ? CanonicalJson.digestOf(Json.bytes(places.event())) : id) + suffix,
        source == null ? "/" + kind : source,
        type.isEmpty() ? "unknown" : type,
        places.text(mapping.time()),
        meaning);
  }

  private String joined(@Nullable List<String> all) {
    return all == null
        ? ""
        : all.stream().map(places::text).filter(Objects::nonNull).collect(Collectors.joining("/"));
  }

  private String subjectText(TypeRule rule, Places at) {
    String said = at.text(rule.subject());
    return said == null ? String.valueOf(rules.defaultSubject()) : said;
  }

  private Facts subjects(TypeRule rule, Places at) {
    String text = at.text(rule.subject());
    String subjectKind = rule.kind() == null ? "model" : rule.kind();
    if (text == null) {
      return rules.defaultSubject() == null
          ? Facts.none()
          : Facts.about(rules.defaultSubject(), subjectKind)
              .version(at.text(rule.version()))
              .digest(at.text(rule.digest()));
    }
    Facts facts = Facts.none();
    List<String> names =
        rule.separator() == null
            ? List.of(text)
            : List.of(text.split(Pattern.quote(rule.separator())));
    for (String name : names) {
      Map<String, String> parts = parts(rule, name.strip(), at);
      String version = at.text(rule.version());
      facts
          .and(
              rules.alias(
                  subjectKind,
                  parts.getOrDefault("name", name.strip()),
                  parts,
                  rule.alias() == null
                      ? "urn:" + kind + ":" + subjectKind + ":{name}"
                      : rule.alias()),
              subjectKind,
              version == null ? parts.get("version") : version,
              null)
          .digest(at.text(rule.digest()));
    }
    return facts;
  }

  private static Map<String, String> parts(TypeRule rule, String name, Places at) {
    List<String> patterns = rule.pattern() == null ? List.of() : rule.pattern();
    Map<String, String> parts =
        new HashMap<>(
            patterns.stream()
                .map(pattern -> new NamePattern(pattern).parts(name))
                .flatMap(java.util.Optional::stream)
                .findFirst()
                .orElse(Map.of("name", name)));
    if (rule.parts() != null) {
      rule.parts()
          .forEach(
              (part, place) -> {
                String said = at.text(place);
                if (said != null) {
                  parts.put(part, said);
                }
              });
    }
    return parts;
  }

  private void details(TypeRule rule, Places at, Facts facts) {
    facts.environment(rules.environment(at.text(rule.environment())));
    String title = at.text(rule.title());
    if (rule.finding() != null) {
      facts.finding(rule.finding(), null, null, title, null);
    }
    if (rule.change() != null) {
      facts.change(rule.change(), title == null ? joined(mapping.type()) : title);
    }
  }

  /** A state of a subject, of which only a change is news. */
  private record Turn(TypeRule rule, EventType event, Facts facts, String subject)
      implements Recall {

    @Override
    public String key() {
      return "turn/"
          + rule.finding()
          + "/"
          + CanonicalJson.digestOf(subject.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isPassing() {
      return false;
    }

    @Override
    public Recollection with(@Nullable JsonNode before) {
      String now = event.shortName();
      boolean ends = now.endsWith(".resolved");
      String then = before == null ? "" : before.path("state").asText();
      boolean news = before == null ? !ends : !then.equals(now);
      return new Recollection(
          news ? facts.happened(event) : new Meaning.Nothing("as before: " + now),
          Json.tree(Map.of("state", now)));
    }
  }
}
