// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AmbiguousIT {

  @Inject Jdbi jdbi;

  private final String name = "pkg:mlflow/" + Posted.unique("ambiguous");
  private final String inRegistry = name + "?repository_url=eu";
  private final String said = name + "@7?repository_url=eu";
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM);

  private void registerBoth() {
    system.registers(Map.of("champion", List.of(name), "challenger", List.of(inRegistry)));
    PlayedSystem.awaitKnown(jdbi, name, 1);
  }

  private String drift(String event) {
    return Posted.accepted(
        Posted.event(
            "drift." + event,
            Map.of("subjects", List.of(Map.of("alias", said)), "finding", Map.of("key", "psi"))));
  }

  @Test
  void eachComponentThatMayBeMeantIsInTheCase() {
    registerBoth();

    String id = Posted.accepted(Posted.trained(said, "7"));

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.path("components"))
        .extracting(JsonNode::asText)
        .containsExactly("challenger", "champion");
    assertThat(told.path("matches"))
        .extracting(match -> match.path("how").asText())
        .containsExactly("AMBIGUOUS", "AMBIGUOUS");
    assertThat(told.at("/matches/0/subject").asText()).isEqualTo(said);
    assertThat(Posted.get(id).getList("cases[0].matches.how"))
        .containsExactly("AMBIGUOUS", "AMBIGUOUS");
  }

  @Test
  void whatIsWellWaitsUntilItIsClearOfWhich() {
    registerBoth();
    String found = drift("detected");
    Posted.awaitState(found, "open");
    String gone = drift("resolved");

    Posted.awaitState(gone, "unmatched");
    assertThat(Posted.get(gone).getList("unmatched")).containsExactly(said);
    Posted.as(Posted.reader())
        .get(Posted.PATH + "?state=unmatched&limit=500")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.id == '%s' }.reason".formatted(gone),
            containsString("several components of a system may be meant"));
    assertThat(
            Posted.as(Posted.reader())
                .get(Posted.PATH + "/unregistered?limit=500")
                .<List<String>>path("items.alias"))
        .doesNotContain(said);

    system.registers(Map.of("champion", List.of(name), "challenger", List.of(inRegistry, said)));

    assertThat(Posted.awaitState(gone, "open").getList("cases[0].components"))
        .containsExactly("challenger");
    assertThat(Posted.get(gone).getString("cases[0].matches[0].how")).isEqualTo("EXACT");
  }

  @Test
  void aNameThatIsTakenAwayLeavesOne() {
    registerBoth();
    String gone = drift("resolved");
    Posted.awaitState(gone, "unmatched");

    system.registers(Map.of("challenger", List.of(inRegistry)));

    assertThat(Posted.awaitState(gone, "open").getString("cases[0].matches[0].how"))
        .isEqualTo("MAPPED");
  }
}
