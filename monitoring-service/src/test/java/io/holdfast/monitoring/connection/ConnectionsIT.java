// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ConnectionsIT {

  @Inject Jdbi jdbi;
  @Inject ApplyConnectionFiles files;
  @Inject WatchSilence silence;

  @TempDir Path folder;

  private static List<String> actions(Connected connected) {
    return Posted.as(Connected.OPERATOR).get(connected.path() + "/history").path("action");
  }

  @Test
  void saysWhatIsWrongAllAtOnce() {
    Map<String, Object> document =
        Connected.declared(
            "cloudevents",
            Map.of(
                "key",
                "No Key",
                "silenceAfter",
                "P1000D",
                "speaksFor",
                List.of("everything"),
                "mapping",
                Map.of("names", Map.of("a/b", "no alias"), "defaultSubject", "x")));

    Connected.create(Connected.OPERATOR, document)
        .statusCode(400)
        .body("errors.pointer", hasItem("/key"))
        .body("errors.pointer", hasItem("/silenceAfter"))
        .body("errors.pointer", hasItem("/speaksFor/0"))
        .body("errors.pointer", hasItem("/mapping/names/a~1b"))
        .body("errors.pointer", hasItem("/mapping/defaultSubject"));
    Connected.create(Connected.OPERATOR, Connected.declared("telex", Map.of()))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/kind"));
    Connected.create(Connected.OPERATOR, Connected.declared("cloudevents", Map.of("secret", "s")))
        .statusCode(400);
  }

  @Test
  void aKeyIsTakenOnce() {
    Map<String, Object> document = Connected.declared("cloudevents", Map.of());
    Connected.create(Connected.OPERATOR, document).statusCode(201);

    Connected.create(Connected.OPERATOR, document)
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/key"));
  }

  @Test
  void changesNeedTheTagAndAreInTheHistory() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of());
    Map<String, Object> other = Connected.declared("cloudevents", Map.of("name", "renamed"));

    Posted.as(Connected.OPERATOR)
        .contentType("application/json")
        .body(Json.text(other))
        .put(connected.path())
        .then()
        .statusCode(428);
    connected.change(other).statusCode(200).body("name", equalTo("renamed"));
    Posted.as(Connected.OPERATOR)
        .contentType("application/json")
        .header("If-Match", "\"old\"")
        .body(Json.text(other))
        .put(connected.path())
        .then()
        .statusCode(412);
    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "/" + other.get("key"))
        .then()
        .statusCode(200)
        .body("id", equalTo(connected.id()));

    connected.move("DISABLED").statusCode(200).body("health", equalTo("OFF"));
    assertThat(actions(connected)).containsExactly("created", "changed", "disabled");
  }

  @Test
  void anotherTeamsConnectionsDoNotExist() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of());
    String other = Tokens.of("operator@tax");

    Posted.as(other).get(connected.path()).then().statusCode(404);
    Posted.as(other)
        .get(Connected.PATH + "?limit=500")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(connected.id())));
    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "?limit=500")
        .then()
        .body("items.id", hasItem(connected.id()));
  }

  @Test
  void aSecretIsShownOnceAndKeptSealed() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of("proof", "TOKEN"));
    assertThat(connected.get().getString("nextStep")).contains("set a secret");

    String secret =
        Posted.as(Connected.OPERATOR)
            .contentType("application/json")
            .body("{}")
            .post(connected.path() + "/secrets")
            .then()
            .statusCode(201)
            .extract()
            .path("secret");
    connected.setSecret(Connected.SECRET);

    for (String path : List.of("", "/history")) {
      Posted.as(Connected.OPERATOR)
          .get(connected.path() + path)
          .then()
          .body(not(containsString(secret)))
          .body(not(containsString(Connected.SECRET)));
    }
    List<byte[]> sealed =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select sealed from connection_secret where connection_id = ?")
                    .bind(0, UUID.fromString(connected.id()))
                    .mapTo(byte[].class)
                    .list());
    assertThat(sealed).hasSize(2);
    assertThat(sealed)
        .noneMatch(
            bytes ->
                new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains(secret));
  }

  @Test
  void twoSecretsAreInForceAndTheThirdEndsTheFirst() {
    Connected connected = Connected.of("cloudevents", Map.of("proof", "TOKEN"));
    connected.setSecret("the-second-secret");
    connected.setSecret("the-third-secret-");

    List<String> secrets = connected.get().getList("secrets.id");
    assertThat(secrets).hasSize(2);
    assertThat(connected.get().getString("secrets[0].endsAt")).isNull();
    assertThat(connected.get().getString("secrets[1].endsAt")).isNotNull();

    Posted.as(Connected.OPERATOR)
        .delete(connected.path() + "/secrets/" + secrets.get(1))
        .then()
        .statusCode(204);
    assertThat(connected.get().getList("secrets")).hasSize(1);
    Posted.as(Connected.OPERATOR)
        .delete(connected.path() + "/secrets/" + secrets.get(1))
        .then()
        .statusCode(404);
  }

  @Test
  void silenceIsAnAlarmUntilItIsHeardAgain() {
    Connected connected =
        Connected.of("cloudevents", Map.of("proof", "TOKEN", "silenceAfter", "PT1M"));
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update connection set created_at = created_at - interval '1 hour' where id = ?",
                UUID.fromString(connected.id())));

    silence.watch();
    silence.watch();

    List<Records.Published> told =
        Records.awaitOn(
            PlayedSystem.LIFECYCLE,
            connected.id(),
            found -> !found.isEmpty(),
            Duration.ofSeconds(20));
    assertThat(told).hasSize(1);
    EventContracts.check(told.getFirst());
    assertThat(told.getFirst().headers())
        .containsEntry("ce_type", "io.holdfast.lifecycle.connection-silent.v1");
    assertThat(told.getFirst().data().path("silenceAfterSeconds").asLong()).isEqualTo(60);
    assertThat(told.getFirst().data().has("lastEventAt")).isFalse();
    assertThat(connected.get().getString("health")).isEqualTo("SILENT");
    assertThat(connected.get().getString("activity.silentSince")).isNotNull();
    assertThat(actions(connected)).contains("silent");

    String alias = "pkg:mlflow/" + Posted.unique("silent");
    connected
        .deliver(
            Map.of(
                "Content-Type", Posted.STRUCTURED, "Authorization", "Bearer " + Connected.SECRET),
            Json.text(Posted.trained(alias, "1")))
        .statusCode(202);
    assertThat(connected.get().getString("health")).isEqualTo("CONNECTED");
    silence.watch();
    assertThat(connected.get().getString("activity.silentSince")).isNull();
    assertThat(actions(connected)).endsWith("heard-again");
  }

  @Test
  void itsEventsAreSeenByItsTeamWhoeverBroughtThem() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of());
    Connected other = Connected.withoutSecret("cloudevents", Map.of());
    String key = connected.get().getString("key");
    String id = deliver(connected, Tokens.pipeline(Posted.TEAM));
    String elsewhere = deliver(other, Tokens.pipeline(Posted.TEAM));

    for (String named : List.of(connected.id(), key)) {
      Posted.as(Tokens.of("assessor@" + Posted.TEAM))
          .get(Posted.PATH + "?connection=" + named)
          .then()
          .statusCode(200)
          .body("items.id", equalTo(List.of(id)))
          .body("items.connection", equalTo(List.of(key)));
    }
    Posted.as(Tokens.pipeline(Posted.TEAM))
        .get(Posted.PATH + "?connection=" + key)
        .then()
        .body("items.id", equalTo(List.of(id)));
    for (String token :
        List.of(
            Tokens.of("operator@tax"),
            Tokens.pipeline("tax"),
            Tokens.user("another-client", "pipeline@" + Posted.TEAM))) {
      Posted.as(token)
          .get(Posted.PATH + "?connection=" + key)
          .then()
          .statusCode(200)
          .body("items", equalTo(List.of()));
    }
    Posted.as(Connected.OPERATOR)
        .get(Posted.PATH + "?connection=none")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
    Posted.as(Connected.OPERATOR)
        .get(Posted.PATH + "?limit=500")
        .then()
        .body("items.id", hasItem(elsewhere));
  }

  private static String deliver(Connected connected, String token) {
    return connected
        .deliver(
            Map.of("Content-Type", Posted.STRUCTURED, "Authorization", "Bearer " + token),
            Json.text(Posted.trained("pkg:mlflow/" + Posted.unique("listed"), "1")))
        .statusCode(202)
        .extract()
        .path("id");
  }

  @Test
  void filesDeclareConnections() throws IOException {
    String key = Posted.unique("f");
    Path file = folder.resolve("one.yaml");
    String yaml =
        """
        key: %s
        name: from a file
        team: retail-credit
        kind: cloudevents
        proof: TOKEN
        secrets: [{env: T}]
        """
            .formatted(key);
    Files.writeString(file, yaml);
    files.apply(folder, name -> "a-secret-of-a-file");
    String id =
        Posted.as(Connected.OPERATOR).get(Connected.PATH + "/" + key).then().extract().path("id");

    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "/" + key)
        .then()
        .body("origin", equalTo("FILE"))
        .body("secrets.size()", equalTo(1));
    Posted.as(Connected.OPERATOR)
        .contentType("application/json")
        .body("{}")
        .post(Connected.PATH + "/" + key + "/secrets")
        .then()
        .statusCode(409);

    Files.writeString(file, yaml.replace("from a file", "renamed"));
    files.apply(folder, name -> "a-secret-of-a-file");
    files.apply(folder, name -> "a-secret-of-a-file");
    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "/" + key + "/history")
        .then()
        .body("action", equalTo(List.of("created", "secret-set", "changed")));

    Files.delete(file);
    files.apply(folder, name -> null);
    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "/" + key)
        .then()
        .body("state", equalTo("RETIRED"));

    Files.writeString(file, yaml);
    files.apply(folder, name -> "a-secret-of-a-file");
    Posted.as(Connected.OPERATOR)
        .get(Connected.PATH + "/" + key)
        .then()
        .body("state", equalTo("ACTIVE"))
        .body("id", equalTo(id));
  }
}
