// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells a verdict with the few reasons that matter, from an assessment. */
final class Verdict {

  private static final int SHOWN = 4;
  private static final List<String> WORST_FIRST =
      List.of("UNATTAINABLE", "NOT_MET", "UNDETERMINED");

  private final JsonNode assessment;
  private final Console console;

  Verdict(JsonNode assessment, Console console) {
    this.assessment = assessment;
    this.console = console;
  }

  void tell(String title) {
    console.line("  " + title + ": " + inWords(assessment.path("verdicts")));
    List<String> open = new ArrayList<>();
    for (String status : WORST_FIRST) {
      for (JsonNode requirement : assessment.path("requirements")) {
        if (requirement.path("status").asText().equals(status)
            && requirement.path("countsForVerdict").asBoolean()) {
          open.add(requirement.path("id").asText() + " " + status + why(requirement));
        }
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

  /** The first reason; with the fact it names, unless that is the requirement itself. */
  private static String why(JsonNode requirement) {
    JsonNode reason = requirement.path("reasons").path(0);
    if (reason.isMissingNode()) {
      return "";
    }
    JsonNode fact = reason.path("facts").path(0);
    String named =
        requirement.path("id").asText().equals(fact.path("id").asText())
            ? ""
            : " " + fact.path("id").asText();
    return " ("
        + reason.path("code").asText().toLowerCase(Locale.ROOT).replace('_', ' ')
        + named
        + ")";
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
