// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.catalogue.edition.CatalogueTopic;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class WorldChangesIT {

  private static final String PATH = "/api/v1/catalogue/world-changes";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ADA = Tokens.user("ada", "catalog-admin@*");
  private static final String BERT = Tokens.user("bert", "catalog-admin@*");

  @Inject Jdbi jdbi;

  private static Map<String, Object> law() {
    return new HashMap<>(
        Map.of(
            "kind", "LAW_OR_STANDARD_CHANGED",
            "occurredAt", "2026-07-27T00:00:00Z",
            "requirements", List.of("CRA-I.1"),
            "summary", "The duties apply later",
            "references", List.of("Regulation (EU) 2026/1744")));
  }

  private static ValidatableResponse post(String token, String path, Object body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + path)
        .then();
  }

  private static ValidatableResponse settle(String token, String id, String step) {
    return post(token, "/" + id + "/" + step, Map.of("reason", "read the Official Journal"));
  }

  private static String proposed(Map<String, Object> change) {
    return post(ADA, "", change).statusCode(201).extract().path("id");
  }

  private static List<Records.Published> published(String id, int atLeast) {
    return Records.awaitOn(
            CatalogueTopic.NAME,
            CatalogueTopic.KEY,
            found -> found.stream().filter(record -> isAbout(record, id)).count() >= atLeast,
            SOON)
        .stream()
        .filter(record -> isAbout(record, id))
        .toList();
  }

  private static boolean isAbout(Records.Published record, String id) {
    return record.type().equals(AnnounceWorldChange.TYPE)
        && record.data().path("id").asText().equals(id);
  }

  @Test
  void publishesWhatASecondPersonConfirms() {
    String id = proposed(law());

    settle(BERT, id, "confirm")
        .statusCode(200)
        .body("state", equalTo("CONFIRMED"))
        .body("proposedBy", equalTo("ada"))
        .body("settled.by", equalTo("bert"))
        .body("settled.reason", equalTo("read the Official Journal"));

    Records.Published event = published(id, 1).getFirst();
    EventContracts.check(event);
    assertThat(event.data().path("kind").asText()).isEqualTo("LAW_OR_STANDARD_CHANGED");
    assertThat(event.data().at("/requirements/0").asText()).isEqualTo("CRA-I.1");
    assertThat(event.data().path("source").asText()).isEqualTo("REPORTED");
    assertThat(event.headers())
        .containsEntry("ce_subject", "LAW_OR_STANDARD_CHANGED")
        .doesNotContainKey("ce_team");
  }

  @Test
  void nobodyConfirmsWhatTheyWrote() {
    String id = proposed(law());

    settle(ADA, id, "confirm").statusCode(403);
    given()
        .auth()
        .oauth2(ADA)
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("PROPOSED"))
        .body("settled", nullValue());
    assertThat(events(id)).isZero();
  }

  @Test
  void itsAuthorMayTakeItBack() {
    String id = proposed(law());

    settle(ADA, id, "reject").statusCode(200).body("state", equalTo("REJECTED"));
    settle(BERT, id, "confirm").statusCode(409);
    assertThat(events(id)).isZero();
  }

  @Test
  void isConfirmedOnce() {
    String id = proposed(law());
    settle(BERT, id, "confirm").statusCode(200);

    settle(BERT, id, "confirm").statusCode(409);
    settle(BERT, id, "reject").statusCode(409);
    assertThat(events(id)).isEqualTo(1);
  }

  @Test
  void confirmingNeedsAReasonAndARealChange() {
    String id = proposed(law());

    post(BERT, "/" + id + "/confirm", Map.of("reason", " "))
        .statusCode(400)
        .body("errors.pointer", contains("/reason"));
    settle(BERT, UUID.randomUUID().toString(), "confirm").statusCode(404);
    given()
        .auth()
        .oauth2(BERT)
        .contentType(ContentType.JSON)
        .post(PATH + "/" + id + "/confirm")
        .then()
        .statusCode(400);
  }

  private long events(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from world_change_step
                    where change_id = cast(:id as uuid) and step = 'CONFIRMED'
                    """)
                .bind("id", id)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    post(
            ADA,
            "",
            Map.of(
                "kind", "CONFIGURATION_CHANGED",
                "families", List.of("TF-01", "TF-99", "TF-01"),
                "requirements", List.of("CRA-0"),
                "references", List.of(" ")))
        .statusCode(400)
        .body(
            "errors.pointer",
            contains(
                "/kind",
                "/occurredAt",
                "/summary",
                "/families/1",
                "/families/2",
                "/requirements/0",
                "/references/0"));
  }

  @Test
  void refusesAChangeThatNamesNothingOrLiesAhead() {
    Map<String, Object> nothing = law();
    nothing.put("requirements", List.of());
    post(ADA, "", nothing).statusCode(400).body("errors.code", contains("missing"));

    Map<String, Object> ahead = law();
    ahead.put("occurredAt", Instant.now().plus(Duration.ofHours(1)).toString());
    post(ADA, "", ahead).statusCode(422).body("errors.pointer", contains("/occurredAt"));
  }

  @Test
  void theSameKeyProposesOnce() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> change = law();
    String first = keyed(key, change).statusCode(201).extract().path("id");

    keyed(key, change).statusCode(201).body("id", equalTo(first));
    change.put("summary", "another");
    keyed(key, change).statusCode(422);
  }

  private static ValidatableResponse keyed(String key, Object body) {
    return given()
        .auth()
        .oauth2(ADA)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH)
        .then();
  }

  @Test
  void listsByState() {
    String waiting = proposed(law());

    given()
        .auth()
        .oauth2(Tokens.of("assessor@tax"))
        .queryParam("state", "PROPOSED")
        .queryParam("limit", 500)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(waiting))
        .body("items.state", everyItem(equalTo("PROPOSED")));
    given().auth().oauth2(ADA).queryParam("state", "DONE").get(PATH).then().statusCode(400);
    given().auth().oauth2(ADA).queryParam("cursor", "x").get(PATH).then().statusCode(400);
  }

  @Test
  void isPublishedAgainAfterTheEdition() {
    String id = proposed(law());
    settle(BERT, id, "confirm").statusCode(200);
    published(id, 1);

    given()
        .auth()
        .oauth2(Tokens.of("operator@*"))
        .contentType(ContentType.JSON)
        .body("{\"topic\":\"holdfast.catalogue.v1\"}")
        .post("/api/v1/operations/control-catalog-service/republications")
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));

    List<Records.Published> both = published(id, 2);
    Records.Published again = both.getLast();
    assertThat(again.data()).isEqualTo(both.getFirst().data());
    assertThat(again.version()).isGreaterThan(1);
    assertThat(epoch(again)).isGreaterThan(epoch(both.getFirst()));
  }

  private static long epoch(Records.Published record) {
    return Long.parseLong(record.headers().getOrDefault("ce_epoch", "-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update world_change set summary = ''",
        "delete from world_change_step",
        "truncate world_change cascade",
      })
  void theDatabaseRefusesToChangeWhatWasSaid(String sql) {
    proposed(law());
    settle(BERT, proposed(law()), "confirm").statusCode(200);

    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .hasMessageContaining("is append-only");
  }
}
