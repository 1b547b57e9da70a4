// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.Console;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what an event did, from {@code GET /api/v1/events/{id}}. */
final class Loop {

  private static final int SHOWN = 5;

  private final JsonNode event;
  private final Console console;

  Loop(JsonNode event, Console console) {
    this.event = event;
    this.console = console;
  }

  void tell() {
    console.line("  event accepted                      " + event.path("id").asText());
    for (JsonNode found : event.path("cases")) {
      tell(found);
    }
    console.line(
        "  accepted -> closed                  " + event.path("durationMs").asLong() + " ms");
  }

  private void tell(JsonNode found) {
    JsonNode times = found.path("durationsMs");
    console.line(
        "  %-35s %s of %s, after %d ms"
            .formatted(
                found.path("inventory").path("answer").asText().toLowerCase(java.util.Locale.ROOT),
                "revision " + found.path("revision").asInt(),
                found.path("system").path("key").asText(),
                times.path("revised").asLong()));
    JsonNode changes = found.path("changes");
    list("evidence no longer valid", changes.path("evidenceInvalidated"), "kind", "reason");
    list("safeguards no longer credited", changes.path("safeguardsUncredited"), "control", "");
    worse(changes.path("scenariosWorse"));
    requirements(changes);
    console.line(
        "  %-35s %s -> %s, after %d ms"
            .formatted(
                "verdict",
                Verdict.inWords(found.path("verdictBefore")),
                Verdict.inWords(found.path("verdictAfter")),
                times.path("assessed").asLong()));
  }

  private void list(String what, Iterable<JsonNode> items, String name, String more) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : items) {
      String detail = more.isEmpty() ? "" : item.path(more).asText();
      texts.add(item.path(name).asText() + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
    show(what, texts);
  }

  /** Those of the frameworks whose verdict changed come first. */
  private void requirements(JsonNode changes) {
    Set<String> decisive = new HashSet<>();
    changes.path("verdicts").forEach(verdict -> decisive.add(verdict.path("framework").asText()));
    List<JsonNode> ordered = new ArrayList<>();
    changes.path("requirements").forEach(ordered::add);
    ordered.sort(Comparator.comparing(one -> !decisive.contains(one.path("framework").asText())));
    list("requirements that changed", ordered, "requirement", "to");
  }

  private void worse(JsonNode scenarios) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : scenarios) {
      boolean risk = !item.path("from").asText().equals(item.path("to").asText());
      texts.add(
          "%s %s -> %s"
              .formatted(
                  item.path("scenario").asText(),
                  item.path(risk ? "from" : "fromStatus").asText(),
                  item.path(risk ? "to" : "toStatus").asText()));
    }
    show("scenarios that got worse", texts);
  }

  private void show(String what, List<String> texts) {
    List<String> first = texts.subList(0, Math.min(SHOWN, texts.size()));
    String rest = texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "";
    console.line(
        "  %-35s %s".formatted(what, texts.isEmpty() ? "none" : String.join(", ", first) + rest));
  }
}
