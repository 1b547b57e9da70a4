// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.testing.AccessMatrix;
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
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessIT {

  @Inject Jdbi jdbi;

  private final String alias = "pkg:mlflow/" + Posted.unique("access");

  private static void seen(String token, String id, int status) {
    Posted.as(token).get(Posted.PATH + "/" + id).then().statusCode(status);
    Posted.as(token).get(Posted.PATH + "/" + id + "/raw").then().statusCode(status);
    Posted.as(token)
        .get(Posted.PATH + "?limit=500")
        .then()
        .statusCode(200)
        .body("items.id", status == 200 ? hasItem(id) : not(hasItem(id)));
  }

  @Test
  void everyOperationSaysWhoMayCallIt() {
    PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM).registers("model", alias);
    String id = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(id, "open");
    String caseId = system.told(1).getFirst().data().path("caseId").asText();
    String connection = Connected.of("cloudevents", Map.of()).id();

    new AccessMatrix(Posted.TEAM, "tax")
        .row("postEvents", Set.of(Roles.PIPELINE))
        .body(Posted.trained(alias, "2"), Posted.STRUCTURED)
        .row("listEvents", AccessMatrix.READERS)
        .row(
            "listUnregisteredComponents",
            AccessMatrix.READERS.stream()
                .filter(role -> !role.equals(Roles.PIPELINE))
                .collect(java.util.stream.Collectors.toSet()))
        .row("getEvent", AccessMatrix.READERS)
        .object(Map.of("id", id))
        .row("getRawEvent", AccessMatrix.READERS)
        .object(Map.of("id", id))
        .row("reaskCase", Set.of(Roles.OPERATOR))
        .object(Map.of("id", id, "caseId", caseId))
        .row("retryEvent", Set.of(Roles.OPERATOR))
        .path(Map.of("id", id))
        .inAllTeams()
        .row("rereadEvent", Set.of(Roles.OPERATOR))
        .path(Map.of("id", id))
        .inAllTeams()
        .open("shakeHandsForEvents")
        .row("createConnection", Set.of(Roles.OPERATOR))
        .body(Connected.declared("cloudevents", Map.of()))
        .writesIntoTeam()
        .row("listConnections", AccessMatrix.READERS)
        .row("getConnection", AccessMatrix.READERS)
        .object(Map.of("connection", connection))
        .row("getConnectionHistory", AccessMatrix.READERS)
        .object(Map.of("connection", connection))
        .row("changeConnection", Set.of(Roles.OPERATOR))
        .object(Map.of("connection", connection))
        .body(Connected.declared("cloudevents", Map.of()))
        .row("moveConnection", Set.of(Roles.OPERATOR))
        .object(Map.of("connection", connection))
        .body(Map.of("state", "ACTIVE", "reason", "try"))
        .row("setConnectionSecret", Set.of(Roles.OPERATOR))
        .object(Map.of("connection", connection))
        .body(Map.of())
        .row("endConnectionSecret", Set.of(Roles.OPERATOR))
        .object(Map.of("connection", connection, "secret", id))
        .row("replayConnection", Set.of(Roles.OPERATOR))
        .object(Map.of("connection", connection))
        .open("postDelivery")
        .path(Map.of("connection", "none"))
        .body(Map.of())
        .open("postLineage")
        .body("{}", "text/plain")
        .open("postLineageBatch")
        .body("[]", "text/plain")
        .open("shakeHands")
        .path(Map.of("connection", "none"))
        .operationsOf("monitoring-service")
        .check();
  }

  @Test
  void anUnmatchedEventIsSeenByItsPosterAndTheTeamOfItsPoster() {
    String id = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(id, "unmatched");

    seen(Tokens.pipeline(Posted.TEAM), id, 200);
    seen(Tokens.of("assessor@" + Posted.TEAM), id, 200);
    seen(Tokens.of("operator@*"), id, 200);
    seen(Tokens.of("assessor@tax"), id, 404);
    seen(Tokens.pipeline("tax"), id, 404);
  }

  @Test
  void anotherClientOfTheTeamSeesNothingOfIt() {
    String id = Posted.accepted(Posted.trained(alias, "1"));
    seen(Tokens.user("other-service", "pipeline@" + Posted.TEAM), id, 404);
  }

  @Test
  void anEventIsSeenByTheTeamsThatItTouchesEachWithItsOwnCases() {
    PlayedSystem.ofTeam("team-a").registers("model", alias);
    PlayedSystem theirs = PlayedSystem.ofTeam("team-b").registers("model", alias);
    PlayedSystem.awaitKnown(jdbi, alias, 2);
    String poster = Tokens.user("both", "pipeline@team-a", "pipeline@team-b", "pipeline@team-c");
    String id = Posted.post(poster, Posted.trained(alias, "1")).extract().path("id");
    Posted.await(id, event -> event.getList("cases").size() == 2);

    Posted.as(poster).get(Posted.PATH + "/" + id).then().body("cases", hasSize(2));
    List<String> seenByA =
        Posted.as(Tokens.of("assessor@team-a"))
            .get(Posted.PATH + "/" + id)
            .then()
            .statusCode(200)
            .extract()
            .path("cases.system.team");
    assertThat(seenByA).containsExactly("team-a");
    Posted.as(Tokens.of("assessor@team-a"))
        .get(Posted.PATH + "?system=" + theirs.key())
        .then()
        .body("items", hasSize(0));
    seen(Tokens.of("assessor@team-c"), id, 404);
  }
}
