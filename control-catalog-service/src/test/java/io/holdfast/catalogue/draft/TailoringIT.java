// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.browse.CatalogueClient;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.edition.CatalogueTopic;
import io.holdfast.catalogue.edition.PublishEdition;
import io.holdfast.catalogue.tailoring.Profiles;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TailoringIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Map<String, String> WHY = Map.of("reason", "Agreed in the meeting.");

  @Inject PublishEdition publish;

  private static RequestSpecification as(String person) {
    return given()
        .auth()
        .oauth2(Tokens.user(person, "catalog-admin@*"))
        .contentType(ContentType.JSON);
  }

  private static ValidatableResponse put(String person, JsonNode profile, String ifMatch) {
    return as(person)
        .header("If-Match", ifMatch)
        .body(Json.text(profile))
        .put("/api/v1/catalogue/profile")
        .then();
  }

  private static ValidatableResponse step(String person, String draft, String step, Object body) {
    return as(person).body(body).post("/api/v1/catalogue/drafts/" + draft + "/" + step).then();
  }

  /** Everything the other tests of the service rely on: no draft, and the built-in edition. */
  @AfterEach
  void leaveNothingTailored() {
    List<String> open =
        CatalogueClient.get("/drafts")
            .extract()
            .path("items.findAll { it.state in ['DRAFT', 'IN_REVIEW'] }.id");
    open.forEach(draft -> step("carla", draft, "discard", WHY).statusCode(200));
    List<String> tailored =
        CatalogueClient.get("/editions")
            .extract()
            .path("items.findAll { it.base != null && it.withdrawal == null }.version");
    tailored.forEach(
        version ->
            as("carla")
                .body(WHY)
                .post("/api/v1/catalogue/editions/{version}/withdraw", version)
                .then()
                .statusCode(200));
    CatalogueClient.get("/editions/current").body("version", equalTo("2026.11.1"));
  }

  private static String drafted(String person, JsonNode profile) {
    ValidatableResponse answer =
        as(person).body(Json.text(profile)).put("/api/v1/catalogue/profile").then().statusCode(201);
    return answer.extract().path("id");
  }

  private static String published(JsonNode profile) {
    String draft = drafted("carla", profile);
    String digest = CatalogueClient.get("/drafts/" + draft).extract().path("digest");
    step("carla", draft, "submit", WHY).statusCode(200);
    return step("nora", draft, "publish", Map.of("digest", digest, "reason", "Reviewed."))
        .statusCode(200)
        .extract()
        .path("version");
  }

  @Test
  void twoPeopleMakeAnEdition() {
    String draft = drafted("carla", Profiles.example());
    CatalogueClient.get("/drafts/" + draft)
        .body("state", equalTo("DRAFT"))
        .body("base", equalTo("2026.11.1"))
        .body("version", startsWith("2026.11.1+org."))
        .body("conflicts", empty());
    CatalogueClient.get("/drafts/" + draft + "/changes")
        .body("affectsAssessments", equalTo(true))
        .body("items.id", hasItems("BANK-OC-01", "MC-04", "A.7.6"));
    String digest = CatalogueClient.get("/drafts/" + draft).extract().path("digest");
    Map<String, String> reviewed = Map.of("digest", digest, "reason", "Reviewed.");

    step("nora", draft, "publish", reviewed).statusCode(409);
    step("carla", draft, "submit", WHY).statusCode(200).body("state", equalTo("IN_REVIEW"));
    step("carla", draft, "publish", reviewed)
        .statusCode(403)
        .body("detail", containsString("nobody publishes what they wrote"));
    step("nora", draft, "publish", Map.of("digest", "sha256:other", "reason", "Reviewed."))
        .statusCode(409);
    step("nora", draft, "publish", Map.of("digest", digest))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
    String version =
        step("nora", draft, "publish", reviewed)
            .statusCode(200)
            .body("state", equalTo("PUBLISHED"))
            .extract()
            .path("version");

    CatalogueClient.get("/editions/current")
        .body("version", equalTo(version))
        .body("digest", equalTo(digest))
        .body("tailoring.base", equalTo("2026.11.1"))
        .body("tailoring.profile.prefix", equalTo("BANK"));
    CatalogueClient.get("/controls/BANK-OC-01?edition=" + version)
        .statusCode(200)
        .body("threats", hasItem("TF-01"));
    CatalogueClient.get("/controls/MC-04").statusCode(404);
    CatalogueClient.get("/search?q=independent+validation").body("items.id", hasItem("BANK-OC-01"));
    CatalogueClient.get("/statement-of-applicability")
        .body("annexA", org.hamcrest.Matchers.hasSize(93))
        .body("annexA.find { it.id == 'A.7.6' }.included", equalTo(false))
        .body("annexA.find { it.id == 'A.7.6' }.justification", startsWith("No secure areas"))
        .body("annexA.find { it.id == 'A.5.7' }.included", equalTo(true))
        .body("annexA.findAll { it.included && it.reasons.isEmpty() }", empty())
        .body("ownControls.id", hasItems("BANK-OC-01", "MC-01"));
    CatalogueClient.get("/drafts/" + draft + "/history")
        .body("action", equalTo(List.of("DRAFTED", "SUBMITTED", "PUBLISHED")))
        .body("actorName", equalTo(List.of("carla", "carla", "nora")));
    step("carla", draft, "discard", WHY).statusCode(409);
  }

  @Test
  void exportsItselfAsAnOscalProfileThatCanBeImportedAndResolved() {
    String version = published(Profiles.example());
    byte[] profile =
        CatalogueClient.reader()
            .queryParam("edition", version)
            .get("/api/v1/catalogue/oscal/profile")
            .then()
            .statusCode(200)
            .body("profile.metadata.version", equalTo(version))
            .extract()
            .asByteArray();
    String id =
        as("carla")
            .body(profile)
            .post("/api/v1/catalogue/oscal/documents")
            .then()
            .statusCode(201)
            .body("noteCount", equalTo(0))
            .extract()
            .path("id");

    List<String> controls =
        CatalogueClient.get("/oscal/documents/" + id + "/resolved")
            .statusCode(200)
            .extract()
            .path("catalog.groups.collect { it.controls.id }.flatten()");
    assertThat(controls).contains("BANK-OC-01", "MC-05").doesNotContain("MC-04");
  }

  @Test
  void tellsDraftsAndTheirEnd() {
    String version = published(Profiles.example());

    List<Records.Published> records =
        Records.awaitOn(
            CatalogueTopic.NAME,
            CatalogueTopic.KEY,
            found -> found.stream().anyMatch(each -> isEdition(each, version)),
            SOON);
    Records.Published drafted = last(records, AnnounceDraft.DRAFTED);
    Records.Published ended = last(records, AnnounceDraft.ENDED);
    Records.Published edition =
        records.stream().filter(each -> isEdition(each, version)).findFirst().orElseThrow();
    EventContracts.check(drafted);
    EventContracts.check(edition);
    assertThat(drafted.data().path("digest")).isEqualTo(edition.data().path("digest"));
    assertThat(drafted.data().path("content")).isEqualTo(edition.data().path("content"));
    assertThat(edition.data().at("/content/parameters/tolerance.NOT_HIGH_RISK").asText())
        .isEqualTo("L");
    assertThat(ended.data().path("draft")).isEqualTo(drafted.data().path("draft"));
    EventContracts.check(ended);
  }

  private static boolean isEdition(Records.Published record, String version) {
    return record.data().path("edition").asText().equals(version)
        && record.data().has("publishedAt");
  }

  private static Records.Published last(List<Records.Published> records, String type) {
    return records.stream()
        .filter(each -> type.equals(each.headers().get("ce_type")))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void twoEditorsDoNotOverwriteEachOther() {
    ObjectNode first = Profiles.empty();
    String draft = drafted("carla", first);
    String tag = CatalogueClient.get("/profile").extract().header("ETag");

    as("nora")
        .body(Json.text(Profiles.excluding("MC-04")))
        .put("/api/v1/catalogue/profile")
        .then()
        .statusCode(428);
    put("nora", Profiles.excluding("MC-04"), tag)
        .statusCode(200)
        .body("id", equalTo(draft))
        .body("revision", equalTo(2));
    put("carla", Profiles.excluding("MC-08"), tag).statusCode(412);
    put("carla", Profiles.excluding("MC-08"), "*").statusCode(200).body("revision", equalTo(3));
    put("carla", Profiles.excluding("MC-08"), "*").statusCode(200).body("revision", equalTo(3));
  }

  @Test
  void whoeverWroteARevisionDoesNotPublish() {
    String draft = drafted("nora", Profiles.empty());
    put("carla", Profiles.excluding("MC-04"), "*").statusCode(200);
    String digest = CatalogueClient.get("/drafts/" + draft).extract().path("digest");
    step("carla", draft, "submit", WHY).statusCode(200);

    step("nora", draft, "publish", Map.of("digest", digest, "reason", "Mine.")).statusCode(403);
    step("nora", draft, "return", WHY).statusCode(200).body("state", equalTo("DRAFT"));
    step("nora", draft, "discard", WHY).statusCode(200).body("state", equalTo("DISCARDED"));
    CatalogueClient.get("/profile").statusCode(404);
  }

  @Test
  void refusesAProfileWholeWithEveryErrorByPointer() {
    ObjectNode profile = Profiles.example();
    ((ObjectNode) profile.at("/exclude/0")).put("id", "OC-14");
    ((ObjectNode) profile.at("/parameters/age.EV-07")).put("value", 99);
    ((ObjectNode) profile.at("/controls/0")).put("level", "GALAXY");

    as("carla")
        .body(Json.text(profile))
        .put("/api/v1/catalogue/profile")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            hasItems("/exclude/0/id", "/parameters/age.EV-07/value", "/controls/0/level"));
    CatalogueClient.get("/profile").statusCode(404);
    as("carla")
        .body(Json.text(profile))
        .post("/api/v1/catalogue/profile/preview")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\"text\"",
        "{\"title\":\"t\",\"prefix\":\"x\"}",
        "{\"title\":\"t\",\"prefix\":\"P2\",\"base\":\"1999.1.0\"}"
      })
  void refusesWhatIsNoProfile(String body) {
    as("carla")
        .body(body)
        .put("/api/v1/catalogue/profile")
        .then()
        .statusCode(400)
        .body("type", startsWith("https://holdfast.example/problems/"));
  }

  @Test
  void saysBeforehandWhatAProfileWouldMake() {
    as("carla")
        .body(Json.text(Profiles.excluding("MC-04")))
        .post("/api/v1/catalogue/profile/preview")
        .then()
        .statusCode(200)
        .body("changes.items.findAll { it.kind == 'control' }.id", equalTo(List.of("MC-04")));
    CatalogueClient.get("/profile").statusCode(404);
  }

  @Test
  void survivesANewEditionOfHoldfast() {
    String before = published(Profiles.example());
    EditionFiles next = EditionFixtures.ofVersion("2026.11.2");
    EditionFixtures.object(next, "controls.json", "/15").put("summary", "Other words.");

    publish.publish(next);

    CatalogueClient.get("/editions/current").body("version", equalTo(before));
    String draft = CatalogueClient.get("/drafts?limit=1").extract().path("items[0].id");
    String digest =
        CatalogueClient.get("/drafts/" + draft)
            .body("state", equalTo("DRAFT"))
            .body("base", equalTo("2026.11.2"))
            .body("conflicts.code", equalTo(List.of("changed-in-base")))
            .body("conflicts[0].blocking", equalTo(false))
            .extract()
            .path("digest");
    step("carla", draft, "submit", WHY).statusCode(200);
    String version =
        step("nora", draft, "publish", Map.of("digest", digest, "reason", "Still right."))
            .statusCode(200)
            .extract()
            .path("version");
    assertThat(version).startsWith("2026.11.2+org.");
    CatalogueClient.get("/controls/BANK-OC-01").statusCode(200).body("edition", equalTo(version));

    as("carla")
        .body(WHY)
        .post("/api/v1/catalogue/editions/2026.11.2/withdraw")
        .then()
        .statusCode(200)
        .body("withdrawal.reason", equalTo("Agreed in the meeting."));
  }

  @Test
  void withdrawingTheEditionInForcePutsTheOneBeforeInForce() {
    String version = published(Profiles.excluding("MC-04"));

    as("carla")
        .body("{}")
        .post("/api/v1/catalogue/editions/{v}/withdraw", version)
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reason"));
    as("carla")
        .body(WHY)
        .post("/api/v1/catalogue/editions/{v}/withdraw", version)
        .then()
        .statusCode(200)
        .body("active", equalTo(false));
    as("carla")
        .body(WHY)
        .post("/api/v1/catalogue/editions/{v}/withdraw", version)
        .then()
        .statusCode(409);

    CatalogueClient.get("/editions/current")
        .body("version", equalTo("2026.11.1"))
        .body("inForce.until[-1]", equalTo(null));
    CatalogueClient.get("/editions/" + version)
        .statusCode(200)
        .body("withdrawal.reason", not(equalTo(null)));
    CatalogueClient.get("/editions/" + version + "/history")
        .body("action", equalTo(List.of("PUBLISHED", "WITHDRAWN")));
  }
}
