// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import io.holdfast.catalogue.edition.CatalogueTopic;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AtlasIT {

  private static final String PATH = "/api/v1/catalogue/atlas/imports";
  private static final String WORLD = "/api/v1/catalogue/world-changes";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ADA = Tokens.user("ada", "catalog-admin@*");
  private static final String BERT = Tokens.user("bert", "catalog-admin@*");
  private static final RestAssuredConfig YAML =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                  .encodeContentTypeAs("text/yaml", ContentType.TEXT));

  /** Techniques are the same in every file, so each test has its own. */
  private static final AtomicInteger NEXT = new AtomicInteger(500);

  @Inject Jdbi jdbi;

  private static ValidatableResponse post(String file) {
    return post(file, "application/yaml", UUID.randomUUID().toString());
  }

  private static ValidatableResponse post(String file, String mediaType, String key) {
    return given()
        .config(YAML)
        .auth()
        .oauth2(ADA)
        .header("Idempotency-Key", key)
        .contentType(mediaType)
        .body(file)
        .post(PATH)
        .then();
  }

  private static ValidatableResponse decide(String token, String id, Object body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + "/" + id + "/acceptances")
        .then();
  }

  private static ValidatableResponse settle(String token, String change, String step) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "read the description"))
        .post(WORLD + "/" + change + "/" + step)
        .then();
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(Tokens.of("assessor@tax")).get(PATH + path).then();
  }

  private static Technique fresh() {
    return new Technique(
        "AML.T0" + NEXT.incrementAndGet(),
        "Indirect Prompt Relay",
        null,
        List.of("AML.TA0005"),
        "demonstrated");
  }

  private static String release(String version, Technique... added) {
    return AtlasFixtures.six(AtlasFixtures.release(version, technique -> technique, added));
  }

  private static Map<String, Object> acceptance(Technique technique, String... families) {
    return Map.of(
        "technique", technique.id(), "families", List.of(families), "reason", "it relays prompts");
  }

  private static String of(String technique, String field) {
    return "techniques.find { it.technique == '" + technique + "' }." + field;
  }

  @Test
  void saysWhatIsNewAgainstTheEditionInUse() {
    Technique added = fresh();
    String id =
        post(release("2026.10", added))
            .statusCode(201)
            .body("contentVersion", equalTo("2026.10"))
            .body("format", equalTo("6.0.0"))
            .body("counts.techniques", equalTo(121))
            .body("counts.subTechniques", equalTo(88))
            .body("edition", equalTo("2026.11.1"))
            .body("changes.techniques.added.id", contains(added.id()))
            .body("changes.techniques.retired", empty())
            .body(of(added.id(), "state"), equalTo("OPEN"))
            .body(of(added.id(), "families.id"), hasItem("TF-08"))
            .body(of(added.id(), "families[0].reasons[0].points"), greaterThan(0))
            .body(of(added.id(), "decision"), nullValue())
            .extract()
            .path("id");

    get("/" + id).statusCode(200).body("id", equalTo(id)).body("importedBy", equalTo("ada"));
    get("?limit=500")
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.find { it.id == '" + id + "' }.open", equalTo(1));
  }

  @Test
  void readsTheOldFormatAndSaysThatItIsOlderThanWhatIsInUse() {
    post(AtlasFixtures.five(), "text/yaml", UUID.randomUUID().toString())
        .statusCode(201)
        .body("contentVersion", equalTo("2026.04"))
        .body("basis.newerThanFile", equalTo(true))
        .body("changes.techniques.added.id", hasItems("AML.T0019", "AML.T0058"))
        .body("changes.techniques.retired.id", hasItem("AML.T0113"))
        .body("affected.change", hasItem("RETIRED"));
  }

  @Test
  void takesTheSameFileInOnce() {
    String file = release("2026.10", fresh());
    String key = UUID.randomUUID().toString();
    String id = post(file, "text/plain", key).statusCode(201).extract().path("id");

    post(file, "text/plain", key).statusCode(201).body("id", equalTo(id));
    post(file).statusCode(200).body("id", equalTo(id));
    post(file + "# changed\n", "text/plain", key).statusCode(422);
  }

  @Test
  void showsAnotherContentOfTheSameVersion() {
    String first = post(release("2031.01", fresh())).statusCode(201).extract().path("id");

    post(release("2031.01", fresh())).statusCode(201).body("contradicting", contains(first));
  }

  @Test
  void anAcceptanceIsToldWhenASecondPersonConfirmsIt() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");

    String change =
        decide(ADA, id, acceptance(added, "TF-08", "TF-17"))
            .statusCode(201)
            .body("state", equalTo("PROPOSED"))
            .body("decision.by", equalTo("ada"))
            .body("decision.reason", equalTo("it relays prompts"))
            .body("decision.raisedFor", contains("TF-08", "TF-17"))
            .extract()
            .path("decision.worldChange");
    settle(ADA, change, "confirm").statusCode(403);
    get("/" + id).body(of(added.id(), "state"), equalTo("PROPOSED"));
    settle(BERT, change, "confirm").statusCode(200);

    get("/" + id)
        .body(of(added.id(), "state"), equalTo("ACCEPTED"))
        .body(of(added.id(), "decision.settled.by"), equalTo("bert"));
    Records.Published event = published(change);
    EventContracts.check(event);
    assertThat(event.data().path("kind").asText()).isEqualTo("NEW_ATTACK_TECHNIQUE");
    assertThat(event.data().path("source").asText()).isEqualTo("MITRE_ATLAS");
    assertThat(event.data().path("sourceEdition").asText()).isEqualTo("2026.10");
    assertThat(event.data().at("/references/0").asText()).isEqualTo(added.id());
    assertThat(event.data().path("families"))
        .extracting(Object::toString)
        .containsExactly("\"TF-08\"", "\"TF-17\"");
    decide(BERT, id, acceptance(added, "TF-01")).statusCode(409);
  }

  private static Records.Published published(String change) {
    return Records.awaitOn(
            CatalogueTopic.NAME,
            CatalogueTopic.KEY,
            found -> found.stream().anyMatch(record -> isAbout(record, change)),
            SOON)
        .stream()
        .filter(record -> isAbout(record, change))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAbout(Records.Published record, String change) {
    return record.data().path("id").asText().equals(change);
  }

  @Test
  void aRejectedAcceptanceLeavesTheTechniqueOpen() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");
    String change =
        decide(ADA, id, acceptance(added, "TF-08")).extract().path("decision.worldChange");

    settle(BERT, change, "reject").statusCode(200);

    get("/" + id)
        .body(of(added.id(), "state"), equalTo("OPEN"))
        .body(of(added.id(), "decision.settled.reason"), equalTo("read the description"));
    decide(BERT, id, acceptance(added, "TF-07")).statusCode(201);
  }

  @Test
  void aDismissalMayBeThoughtOver() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");
    Map<String, Object> dismissal =
        Map.of("technique", added.id(), "dismissed", true, "reason", "no system has this");

    decide(ADA, id, dismissal)
        .statusCode(201)
        .body("state", equalTo("DISMISSED"))
        .body("decision.worldChange", nullValue());
    decide(ADA, id, dismissal).statusCode(409);
    decide(ADA, id, acceptance(added, "TF-08")).statusCode(201);
    decide(ADA, id, dismissal).statusCode(409);
  }

  @Test
  void aDecisionHoldsInEveryFileThatHasTheTechnique() {
    Technique added = fresh();
    String first = post(release("2026.10", added)).extract().path("id");
    decide(ADA, first, acceptance(added, "TF-08")).statusCode(201);

    String second =
        post(release("2026.11", added, fresh()))
            .statusCode(201)
            .body(of(added.id(), "state"), equalTo("PROPOSED"))
            .body(of(added.id(), "decision.importId"), equalTo(first))
            .extract()
            .path("id");
    decide(BERT, second, acceptance(added, "TF-08")).statusCode(409);
  }

  @Test
  void theSameKeyDecidesOnce() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");
    String key = UUID.randomUUID().toString();

    keyed(id, key, acceptance(added, "TF-08")).statusCode(201);
    keyed(id, key, acceptance(added, "TF-08")).statusCode(201).body("state", equalTo("PROPOSED"));
    keyed(id, key, acceptance(added, "TF-09")).statusCode(422);
  }

  private static ValidatableResponse keyed(String id, String key, Object body) {
    return given()
        .auth()
        .oauth2(ADA)
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post(PATH + "/" + id + "/acceptances")
        .then();
  }

  @Test
  void namesAllThatIsWrongWithADecision() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");

    decide(
            ADA,
            id,
            Map.of("families", List.of("TF-99", "TF-01", "TF-01"), "controls", List.of("X")))
        .statusCode(400)
        .body(
            "errors.pointer",
            contains("/technique", "/families/0", "/families/2", "/controls/0", "/reason"));
    decide(ADA, id, Map.of("technique", added.id(), "reason", "why"))
        .statusCode(400)
        .body("errors.pointer", contains("/families"));
    decide(
            ADA,
            id,
            Map.of(
                "technique",
                added.id(),
                "dismissed",
                true,
                "families",
                List.of("TF-01"),
                "reason",
                "why"))
        .statusCode(400)
        .body("errors.code", contains("contradicts"));
    decide(ADA, id, acceptance(new Technique("AML.T0051", "", null, List.of(), null), "TF-01"))
        .statusCode(422)
        .body("errors.code", contains("not-added"));
    decide(
            ADA,
            id,
            Map.of(
                "technique", added.id(),
                "families", List.of("TF-01"),
                "reason", "why",
                "occurredAt", Instant.now().plus(Duration.ofHours(1)).toString()))
        .statusCode(422)
        .body("errors.pointer", contains("/occurredAt"));
    decide(ADA, UUID.randomUUID().toString(), acceptance(added, "TF-01")).statusCode(404);
  }

  @Test
  void anImportIsActivatedWhenEverythingIsDecidedAndTheNextIsComparedWithIt() {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");

    activate(id).statusCode(409).body("detail", containsString(added.id()));
    decide(
            ADA,
            id,
            Map.of("technique", added.id(), "dismissed", true, "reason", "no system has this"))
        .statusCode(201);
    activate(id).statusCode(200).body("active", equalTo(true));
    activate(id).statusCode(409);

    Technique next = fresh();
    post(release("2026.12", added, next))
        .statusCode(201)
        .body("basis.kind", equalTo("IMPORT"))
        .body("basis.importId", equalTo(id))
        .body("changes.techniques.added.id", contains(next.id()));
    String older = post(AtlasFixtures.five()).extract().path("id");
    activate(older).statusCode(409);

    // what the other tests are compared with again: the content of the index
    String plain =
        post(release("2027.01"))
            .body("changes.techniques.retired.id", contains(added.id()))
            .extract()
            .path("id");
    activate(plain).statusCode(200);
  }

  private static ValidatableResponse activate(String id) {
    return given()
        .auth()
        .oauth2(ADA)
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "all decided"))
        .post(PATH + "/" + id + "/activate")
        .then();
  }

  @Test
  void refusesAFileWholeWithEveryErrorAtOnce() {
    Technique added = fresh();
    String broken =
        release("2026.10", added)
            .replace("target: AML.TA0005", "target: AML.TA0099")
            .replace("id: AML.M0001\n", "id: AML.X0001\n");

    post(broken)
        .statusCode(400)
        .body("errors.pointer", hasItem("/mitigations/AML.M0001/id"))
        .body("errors.code", hasItem("unknown-id"))
        .body("errors.size()", greaterThan(5));
    get("?limit=500").body("items.contentVersion", not(hasItem("2026.99")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"format-version: 6.1.0", "version: 5.7.0\nmatrices: []"})
  void refusesOtherFormatsByName(String file) {
    post(file)
        .statusCode(400)
        .body("errors.code", contains("unknown-format"))
        .body("detail", containsString("5.6.0 and 6.0.0"));
  }

  @Test
  void refusesByLimitAndNotByMemory() {
    post("a:\n  " + "[".repeat(10_000)).statusCode(413);
    post(String.join("\n", Collections.nCopies(YamlDocument.MOST_EVENTS, "- a"))).statusCode(413);
    post("a".repeat(YamlDocument.MOST_BYTES + 1)).statusCode(413);
    post("").statusCode(400);
    post("a: [").statusCode(400).body("type", containsString("malformed"));
    given()
        .auth()
        .oauth2(ADA)
        .contentType(ContentType.JSON)
        .body("{}")
        .post(PATH)
        .then()
        .statusCode(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update atlas_import set findings = '{}'",
        "delete from atlas_decision",
        "truncate atlas_import cascade",
      })
  void theDatabaseRefusesToChangeWhatWasKept(String sql) {
    Technique added = fresh();
    String id = post(release("2026.10", added)).extract().path("id");
    decide(ADA, id, acceptance(added, "TF-08")).statusCode(201);

    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .hasMessageContaining("is append-only");
  }
}
