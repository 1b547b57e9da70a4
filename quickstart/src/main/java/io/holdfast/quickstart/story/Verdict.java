// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.Console;
import java.util.ArrayList;
import java.util.List;

/** Tells a verdict with the few reasons that matter, from an assessment. */
final class Verdict {

  private static final int SHOWN = 4;

  private final JsonNode assessment;
  private final Console console;

  Verdict(JsonNode assessment, Console console) {
    this.assessment = assessment;
    this.console = console;
  }

  void tell(String title) {
    console.line("  " + title + ": " + inWords(assessment.path("verdicts")));
    List<String> open = new ArrayList<>();
    for (JsonNode requirement : assessment.path("requirements")) {
      String result = requirement.path("status").asText();
      boolean wanting = List.of("NOT_MET", "UNATTAINABLE", "UNDETERMINED").contains(result);
      if (wanting && requirement.path("countsForVerdict").asBoolean()) {
        open.add(requirement.path("id").asText() + " " + result);
      }
    }
    if (!open.isEmpty()) {
      String more = open.size() > SHOWN ? " and " + (open.size() - SHOWN) + " more" : "";
      console.line(
          "    because: "
              + String.join(", ", open.subList(0, Math.min(SHOWN, open.size())))
              + more);
    }
  }

  /** Framework by framework: a list as in an assessment or an object as in an event. */
  static String inWords(JsonNode verdicts) {
    List<String> words = new ArrayList<>();
    if (verdicts.isArray()) {
      verdicts.forEach(
          verdict ->
              words.add(
                  verdict.path("framework").asText() + " " + verdict.path("status").asText()));
    } else {
      verdicts
          .properties()
          .forEach(entry -> words.add(entry.getKey() + " " + entry.getValue().asText()));
    }
    words.sort(java.util.Comparator.naturalOrder());
    return words.isEmpty() ? "none" : String.join(", ", words);
  }
}
