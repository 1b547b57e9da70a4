// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MatchingIT {

  @Inject Jdbi jdbi;
  @Inject MatchStore store;

  private final String alias = "pkg:mlflow/" + Posted.unique("model");
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM);

  @Test
  void anUnmatchedEventIsMatchedWhenItsAliasIsRegistered() {
    String id = Posted.accepted(Posted.trained(alias, "8"));
    JsonPath unmatched = Posted.awaitState(id, "unmatched");
    assertThat(unmatched.getList("unmatched")).containsExactly(alias);

    system.registers("model", alias);

    JsonPath open = Posted.awaitState(id, "open");
    assertThat(open.getList("unmatched")).isEmpty();
    assertThat(system.told(1).getFirst().data().path("eventId").asText()).isEqualTo(id);
  }

  @Test
  void waitingEventsAreReplayedInOrderOfOccurrence() {
    List<String> ids = new ArrayList<>();
    Instant now = Instant.now();
    for (int hours : List.of(1, 3, 2)) {
      Map<String, Object> event = Posted.trained(alias, "v" + hours);
      event.put("time", now.minus(Duration.ofHours(hours)).toString());
      ids.add(Posted.accepted(event));
    }
    ids.forEach(id -> Posted.awaitState(id, "unmatched"));

    system.registers("model", alias);

    assertThat(system.told(3))
        .extracting(told -> told.data().at("/event/subjects/0/version").asText())
        .containsExactly("v3", "v2", "v1");
  }

  @Test
  void aVersionedNameIsMappedToItsComponent() {
    system.registers("model", alias);

    String id = Posted.accepted(Posted.trained(alias + "@7?stage=prod#part", "7"));

    JsonNode told = system.told(1).getFirst().data();
    assertThat(told.path("eventId").asText()).isEqualTo(id);
    assertThat(told.at("/matches/0/how").asText()).isEqualTo("MAPPED");
    assertThat(told.at("/matches/0/alias").asText()).isEqualTo(alias);
    assertThat(told.at("/event/subjects/0/version").asText()).isEqualTo("7");
  }

  @Test
  void aWaitingVersionedNameIsFoundUnderItsPlainName() {
    String id = Posted.accepted(Posted.trained(alias + "@7", "7"));
    Posted.awaitState(id, "unmatched");

    system.registers("model", alias);

    assertThat(system.told(1).getFirst().data().at("/matches/0/how").asText()).isEqualTo("MAPPED");
  }

  @Test
  void whatIsNotMatchedOfAnEventGoesOnWaiting() {
    String later = "urn:dataset:" + Posted.unique("later");
    system.registers("model", alias);
    String id =
        Posted.accepted(
            Posted.event(
                "dataset.changed",
                Map.of("subjects", List.of(Map.of("alias", alias), Map.of("alias", later)))));
    JsonPath open = Posted.awaitState(id, "open");
    assertThat(open.getList("unmatched")).containsExactly(later);
    assertThat(open.getList("cases")).hasSize(1);
    system.assessed(
        List.of(system.told(1).getFirst().data().path("caseId").asText()), "MET", "MET");
    Posted.awaitState(id, "closed");

    system.registers(Map.of("model", List.of(alias), "data", List.of(later)));

    JsonPath again = Posted.awaitState(id, "open");
    assertThat(again.getList("cases")).hasSize(2);
    assertThat(again.getList("cases[1].components")).containsExactly("data");
    assertThat(again.getList("unmatched")).isEmpty();
  }

  @Test
  void anEventMatchesSystemsOfItsPostersTeamsOnly() {
    PlayedSystem foreign = PlayedSystem.ofTeam("tax");
    foreign.registers("model", alias);
    String first = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(first, "unmatched");

    system.registers("model", alias);

    assertThat(Posted.awaitState(first, "open").getList("cases.system.team"))
        .containsExactly(Posted.TEAM);
    String second = Posted.accepted(Posted.trained(alias, "2"));
    assertThat(Posted.awaitState(second, "open").getList("cases.system.team"))
        .containsExactly(Posted.TEAM);
  }

  @Test
  void aSystemThatMovesToATeamIsFoundByItsPipelines() {
    system.movesTo("tax", Map.of("model", List.of(alias)));
    String id = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(id, "unmatched");

    system.movesTo(Posted.TEAM, Map.of("model", List.of(alias)));

    Posted.awaitState(id, "open");
  }

  @Test
  void aRetiredSystemIsNotMatchedUntilItReturns() {
    Map<String, List<String>> aliases = Map.of("model", List.of(alias));
    system.registers(aliases);
    system.retires(aliases);
    awaitAliases(0);
    String id = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(id, "unmatched");

    system.returns(aliases);

    Posted.awaitState(id, "open");
  }

  @Test
  void anAliasThatWasTakenAwayIsForgotten() {
    system.registers("model", alias);
    awaitAliases(1);
    system.republishes(Map.of("model", List.of(alias + "-renamed")));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                copies("select alias from alias_copy where system_id = ?")
                    .equals(alias + "-renamed"));
    Posted.awaitState(Posted.accepted(Posted.trained(alias, "1")), "unmatched");
  }

  private void awaitAliases(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Integer.parseInt(
                        copies(
                            "select count(a.alias)::text from system_copy s left join alias_copy a using (system_id) where system_id = ? and s.retired = "
                                + (count == 0)))
                    == count);
  }

  private String copies(String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind(0, java.util.UUID.fromString(system.id()))
                .mapTo(String.class)
                .findOne()
                .orElse("-1"));
  }

  @Test
  void oneEventFansOutToManySystems() {
    int many = 250;
    List<PlayedSystem> systems = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      systems.add(PlayedSystem.ofTeam(Posted.TEAM).registers("foundation-model", alias));
    }
    PlayedSystem.awaitKnown(jdbi, alias, many);

    String id = Posted.accepted(Posted.trained(alias, "1"));

    List<Records.Published> told =
        Records.awaitOn(
            PlayedSystem.LIFECYCLE,
            "*",
            found -> of(id, found).size() >= many,
            Duration.ofSeconds(30));
    assertThat(of(id, told))
        .extracting(Records.Published::key)
        .containsExactlyInAnyOrderElementsOf(systems.stream().map(PlayedSystem::id).toList());
    JsonPath event = Posted.get(id);
    assertThat(event.getString("state")).isEqualTo("open");
    assertThat(event.getList("cases")).hasSize(many);
    assertThat(event.getList("cases.times.published")).doesNotContainNull();
  }

  private static List<Records.Published> of(String event, List<Records.Published> told) {
    return told.stream().filter(t -> t.data().path("eventId").asText().equals(event)).toList();
  }

  @Test
  void anEventThatCannotBeMatchedIsParkedAndMatchedAgainOnDemand() {
    String blocking = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(blocking, "unmatched");
    execute("update event set state = 'PARKED', error = 'for the test' where id = ?", blocking);
    system.registers("model", alias);
    String other = Posted.accepted(Posted.trained(alias, "2"));
    Posted.awaitState(other, "open");
    assertThat(Posted.get(blocking).getString("error")).isEqualTo("for the test");

    Posted.as(Tokens.of("operator@*"))
        .post(Posted.PATH + "/" + blocking + "/retry")
        .then()
        .statusCode(202);

    Posted.awaitState(blocking, "open");
    Posted.as(Tokens.of("operator@*"))
        .post(Posted.PATH + "/" + blocking + "/retry")
        .then()
        .statusCode(409);
  }

  private void execute(String sql, String id) {
    jdbi.useHandle(handle -> handle.execute(sql, java.util.UUID.fromString(id)));
  }

  @Test
  void anEventThatWaitedTooLongExpires() {
    String id = Posted.accepted(Posted.trained(alias, "1"));
    Posted.awaitState(id, "unmatched");
    execute("update waiting_subject set since = '2000-01-01' where event_id = ?", id);

    QuarkusTransaction.requiringNew()
        .run(() -> store.expire(java.time.Instant.parse("2001-01-01T00:00:00Z")));

    assertThat(Posted.get(id).getString("state")).isEqualTo("expired");
    assertThat(Posted.get(id).getList("unmatched")).containsExactly(alias);
    system.registers("model", alias);
    PlayedSystem.awaitKnown(jdbi, alias, 1);
    String next = Posted.accepted(Posted.trained(alias, "2"));
    Posted.awaitState(next, "open");
    assertThat(Posted.get(id).getString("state")).isEqualTo("expired");
  }

  @Test
  void anEventThatKeepsFailingIsParkedAndHoldsUpNoOther() {
    execute(
        "create or replace function refuse() returns trigger language plpgsql as "
            + "$$ begin raise exception 'refused by the test'; end $$");
    execute(
        "create trigger refuse before insert on waiting_subject for each row when (new.alias = '"
            + alias
            + "') execute function refuse()");
    try {
      String id = Posted.accepted(Posted.trained(alias, "1"));
      String other = Posted.accepted(Posted.trained(alias + "-other", "1"));
      Posted.awaitState(other, "unmatched");
      assertThat(Posted.awaitState(id, "parked").getString("error"))
          .contains("refused by the test");
    } finally {
      execute("drop trigger refuse on waiting_subject");
    }
  }

  private void execute(String sql) {
    jdbi.useHandle(handle -> handle.execute(sql));
  }
}
