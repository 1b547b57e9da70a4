// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.infrastructure.Service;
import io.holdfast.quickstart.story.Story;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The story that {@code up} prints, compared with what the APIs say. */
class StoryIT {

  private final Platform platform = Platform.running();

  @Test
  void tellsWhatTheApisSay() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Path example = platform.holdfast().layout().repository().resolve("examples/credit-scoring");

    new Story(
            platform.api(),
            example,
            new Console(new PrintStream(told, true, StandardCharsets.UTF_8)))
        .play();

    String story = told.toString(StandardCharsets.UTF_8);
    System.out.println(story);
    JsonNode list =
        platform
            .api()
            .get("greta", Service.MONITORING, "/api/v1/events?system=credit-scoring")
            .ok();
    JsonNode summary = list.path("items").get(0);
    JsonNode event =
        platform
            .api()
            .get("greta", Service.MONITORING, "/api/v1/events/" + summary.path("id").asText())
            .ok();
    JsonNode found = event.path("cases").get(0);
    assertThat(list.path("items")).hasSize(1);
    assertThat(story)
        .contains("event accepted                      " + event.path("id").asText())
        .contains("revision " + found.path("revision").asInt() + " of credit-scoring")
        .contains(
            "accepted -> closed                  " + event.path("durationMs").asLong() + " ms");
    for (JsonNode uncredited : found.path("changes").path("safeguardsUncredited")) {
      assertThat(uncredited.path("control").asText()).isNotEmpty();
    }
    assertThat(found.path("changes").path("evidenceInvalidated").size()).isPositive();
    assertThat(found.path("verdictBefore")).isNotEqualTo(found.path("verdictAfter"));
    JsonNode now =
        platform.api().get("greta", Service.ASSESSMENT, "/api/v1/assessments/credit-scoring").ok();
    String before = found.path("verdictBefore").path("AI_ACT_ART_15").asText();
    for (JsonNode verdict : now.path("verdicts")) {
      if (verdict.path("framework").asText().equals("AI_ACT_ART_15")) {
        assertThat(verdict.path("status").asText()).as("the verdict recovers").isEqualTo(before);
      }
    }
    JsonNode answered =
        platform
            .api()
            .get(
                "greta",
                Service.ASSESSMENT,
                "/api/v1/assessments/by-id/" + found.path("assessmentId").asText())
            .ok();
    Set<String> followed = followToTheFacts(now);
    followed.addAll(followToTheFacts(answered));
    assertThat(followed)
        .contains("COMPONENT", "CONTROL", "EVENT", "EVIDENCE", "SAFEGUARD", "SCENARIO");
  }

  /** Each fact that an assessment names is where the template of its kind says; their kinds. */
  private Set<String> followToTheFacts(JsonNode assessment) {
    Set<JsonNode> facts = new LinkedHashSet<>();
    Stream.of("requirements", "scenarios")
        .flatMap(list -> elements(assessment.path(list)))
        .flatMap(result -> elements(result.path("reasons")))
        .flatMap(reason -> elements(reason.path("facts")))
        .forEach(facts::add);
    elements(assessment.path("safeguards"))
        .flatMap(safeguard -> elements(safeguard.path("evidence")))
        .forEach(use -> facts.add(fact("EVIDENCE", use.path("evidence"))));
    elements(assessment.path("cases"))
        .forEach(answered -> facts.add(fact("EVENT", answered.path("eventId"))));
    elements(assessment.path("scenarios"))
        .forEach(scenario -> facts.add(fact("COMPONENT", scenario.path("component"))));
    Set<String> kinds = new TreeSet<>();
    for (JsonNode fact : facts) {
      String template = assessment.path("links").path(fact.path("kind").asText()).asText();
      String link = template.replace("{id}", fact.path("id").asText());
      String url = link.startsWith("/") ? platform.holdfast().url(Service.ASSESSMENT) + link : link;
      assertThat(
              platform
                  .api()
                  .send(url, platform.api().token("greta"), "GET", null, "application/json")
                  .status())
          .as("%s at %s", fact, url)
          .isEqualTo(200);
      kinds.add(fact.path("kind").asText());
    }
    return kinds;
  }

  private static JsonNode fact(String kind, JsonNode id) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind).set("id", id);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
