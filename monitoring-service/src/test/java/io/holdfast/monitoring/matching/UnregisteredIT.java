// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class UnregisteredIT {

  @Inject Jdbi jdbi;

  private final String team = Posted.unique("team");
  private final String token = Tokens.pipeline(team);
  private final String reader = Tokens.of("inventory-editor@" + team);
  private final String model = "pkg:mlflow/" + Posted.unique("model");
  private final String used = "urn:dataset:" + Posted.unique("used");
  private final String lake = "urn:dataset:" + Posted.unique("lake");

  private List<Map<String, Object>> listed() {
    return Posted.as(reader)
        .get(Posted.PATH + "/unregistered?limit=500")
        .then()
        .statusCode(200)
        .extract()
        .path("items");
  }

  private @Nullable Map<String, Object> of(String alias) {
    return listed().stream().filter(row -> alias.equals(row.get("alias"))).findFirst().orElse(null);
  }

  private String accepted(Object event) {
    return Posted.post(token, event).statusCode(202).extract().path("id");
  }

  private Map<String, Object> changed(String alias) {
    return Posted.event(
        "dataset.changed", Map.of("subjects", List.of(Map.of("alias", alias, "version", "1"))));
  }

  private Map<String, Object> trainedOn(String version) {
    return Posted.event(
        "model.trained",
        Map.of(
            "subjects", List.of(Map.of("alias", model, "version", version)),
            "trainedOn", List.of(Map.of("alias", used, "version", "1"))));
  }

  @Test
  void modelsAreListedAndDataOnlyThatAModelWasTrainedOn() {
    accepted(changed(used));
    String id = accepted(changed(lake));
    Posted.awaitState(id, "unmatched");
    assertThat(listed()).isEmpty();

    accepted(trainedOn("7"));
    Posted.awaitState(accepted(trainedOn("8")), "unmatched");

    Map<String, Object> row = Objects.requireNonNull(of(model));
    assertThat(row).containsEntry("events", 2);
    assertThat(row.get("firstSeenAt")).isNotNull();
    assertThat(of(used)).containsEntry("kind", "dataset");
    assertThat(of(lake)).isNull();
    assertThat(
            Posted.as(Tokens.of("inventory-editor@tax"))
                .get(Posted.PATH + "/unregistered?limit=500")
                .<List<String>>path("items.alias"))
        .doesNotContain(model);
  }

  @Test
  void dataOfARegisteredModelSuggestsItsSystemAndRegisteringTakesItOff() {
    PlayedSystem system = PlayedSystem.ofTeam(team).registers("scoring-model", model);
    PlayedSystem.awaitKnown(jdbi, model, 1);
    Posted.awaitState(accepted(trainedOn("7")), "open");

    assertThat(of(model)).isNull();
    assertThat(of(used)).containsEntry("suggestedSystem", system.key());

    system.registers(Map.of("scoring-model", List.of(model), "data", List.of(used)));
    PlayedSystem.awaitKnown(jdbi, used, 1);
    assertThat(of(used)).isNull();
  }

  @Test
  void aConnectionIsNamed() {
    Connected connected = Connected.of("cloudevents", Map.of("proof", "TOKEN"));
    String id =
        connected
            .deliver(
                Map.of(
                    "Content-Type",
                    Posted.STRUCTURED,
                    "Authorization",
                    "Bearer " + Connected.SECRET),
                Json.text(Posted.trained(model, "1")))
            .statusCode(202)
            .extract()
            .path("id");
    Posted.awaitState(id, "unmatched");

    List<Map<String, Object>> all =
        Posted.as(Connected.OPERATOR).get(Posted.PATH + "/unregistered?limit=500").path("items");
    assertThat(all)
        .anyMatch(
            row ->
                model.equals(row.get("alias"))
                    && connected.get().getString("key").equals(row.get("connection")));
  }
}
