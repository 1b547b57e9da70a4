// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.browse.CatalogueClient;
import io.holdfast.catalogue.oscal.OscalFixtures;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OscalDocumentIT {

  private static final String PATH = "/api/v1/catalogue/oscal/documents";

  @Inject Jdbi jdbi;

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.of("catalog-admin@*")).contentType("application/json");
  }

  private static ValidatableResponse post(byte[] document) {
    return admin().body(document).post(PATH).then();
  }

  private static String imported(byte[] document) {
    return post(document).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse get(String path) {
    return CatalogueClient.get("/oscal/documents/" + path);
  }

  /** An official example under a UUID of its own, so that tests do not meet. */
  private static byte[] official(String name, UUID uuid) {
    var tree = OscalFixtures.tree(OscalFixtures.official(name));
    ((com.fasterxml.jackson.databind.node.ObjectNode) tree.elements().next())
        .put("uuid", uuid.toString());
    return Json.bytes(tree);
  }

  @Test
  void keepsTheBytesAsTheyCame() {
    byte[] document = OscalFixtures.official(OscalFixtures.BASIC_CATALOG);
    ValidatableResponse answer =
        post(document)
            .statusCode(201)
            .body("kind", equalTo("CATALOG"))
            .body("oscalUuid", equalTo("74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724"))
            .body("oscalVersion", equalTo("1.1.2"))
            .body("state", equalTo("ACTIVE"))
            .body("digest", equalTo(CanonicalJson.digestOf(document)))
            .body("size", equalTo(document.length));
    String id = answer.extract().path("id");

    assertThat(answer.extract().header("Location")).endsWith(PATH + "/" + id);
    assertThat(get(id + "/content").statusCode(200).extract().asByteArray()).isEqualTo(document);
    CatalogueClient.reader()
        .header("If-None-Match", "\"" + CanonicalJson.digestOf(document) + "\"")
        .get(PATH + "/" + id + "/content")
        .then()
        .statusCode(304);
    post(document).statusCode(409).body("detail", containsString(id));
  }

  @Test
  void listsTheControlsOfACatalogPartByPart() {
    String id = imported(OscalFixtures.catalog(UUID.randomUUID()));
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var part = get(id + "/controls?limit=2&cursor=" + cursor).statusCode(200).extract();
      seen.addAll(part.path("items.id"));
      cursor = part.path("next");
    }

    assertThat(seen).containsExactly("a-1", "a-1.1", "a-1.2", "a-2", "b-1");
    get(id + "/controls")
        .body("items[0].title", equalTo("A one"))
        .body("items[0].parent", equalTo("a"))
        .body("items[1].parent", equalTo("a-1"));
    get(id + "/mappings").statusCode(422);
    get(id + "/resolved").statusCode(422);
    get(id + "/controls?cursor=nonsense").statusCode(400);
  }

  @Test
  void listsDocumentsByKindAndState() {
    String id = imported(OscalFixtures.catalog(UUID.randomUUID()));

    CatalogueClient.get("/oscal/documents?kind=CATALOG&state=ACTIVE&limit=500")
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.kind", everyItem(equalTo("CATALOG")));
    CatalogueClient.get("/oscal/documents?kind=PROFILE&limit=500")
        .body("items.id", not(hasItem(id)));
    CatalogueClient.get("/oscal/documents?kind=POEM")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?kind"));
  }

  @Test
  void givesTheFirstAnswerAgainForTheSameKey() {
    byte[] document = OscalFixtures.catalog(UUID.randomUUID());
    String key = UUID.randomUUID().toString();
    String first = admin().header("Idempotency-Key", key).body(document).post(PATH).path("id");

    admin()
        .header("Idempotency-Key", key)
        .body(document)
        .post(PATH)
        .then()
        .statusCode(201)
        .body("id", equalTo(first));
    admin()
        .header("Idempotency-Key", key)
        .body(OscalFixtures.catalog(UUID.randomUUID()))
        .post(PATH)
        .then()
        .statusCode(422);
  }

  @Test
  void resolvesTheOfficialHighBaseline() {
    UUID profile = UUID.randomUUID();
    String catalog =
        admin()
            .queryParam("href", "nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json")
            .body(OscalFixtures.official(OscalFixtures.HIGH_RESOLVED))
            .post(PATH)
            .then()
            .statusCode(201)
            .body("controls", equalTo(370))
            .extract()
            .path("id");
    String id = imported(official(OscalFixtures.HIGH_PROFILE, profile));

    JsonNode resolved =
        Json.readTree(get(id + "/resolved").statusCode(200).extract().asByteArray());
    JsonNode official = OscalFixtures.tree(OscalFixtures.official(OscalFixtures.HIGH_RESOLVED));
    assertThat(resolved.at("/catalog/groups")).isEqualTo(official.at("/catalog/groups"));

    admin().queryParam("reason", "tried").delete(PATH + "/" + catalog).then().statusCode(204);
    get(id + "/resolved")
        .statusCode(409)
        .body("errors[0].pointer", equalTo("/profile/imports/0/href"))
        .body("errors[0].code", equalTo("import-unknown"));
  }

  @Test
  void resolvesAProfileOfOurOwnCatalog() {
    String id =
        imported(
            OscalFixtures.document(
                "profile",
                """
                "imports": [{"href": "#%s", "include-controls": [{"matching": [{"pattern": "MC-0*"}]}],
                  "exclude-controls": [{"with-ids": ["MC-01"]}]},
                  {"href": "%s", "include-controls": [{"with-ids": ["CRA-I.1"]}]}]
                """
                    .formatted(
                        OscalIds.catalog("2026.11.1", null),
                        "https://holdfast.example"
                            + OscalIds.catalogHref("2026.11.1", "CRA_ANNEX_I"))));

    get(id + "/resolved")
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("catalog.controls.id", hasItem("MC-02"))
        .body("catalog.controls.id", hasItem("CRA-I.1"))
        .body("catalog.controls.id", not(hasItem("MC-01")));
  }

  @Test
  void namesBothSidesOfImportedMappings() {
    UUID theirs = UUID.randomUUID();
    imported(OscalFixtures.catalog(theirs));
    String id =
        imported(
            mapping(
                "#" + theirs, "#" + OscalIds.catalog("2026.11.1", null), "a-1", "SC-22", "MC-99"));

    get(id + "/mappings")
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].relationship", equalTo("subset-of"))
        .body("items[0].rationale", equalTo("functional"))
        .body("items[0].confidence", equalTo("low"))
        .body("items[0].sourceCatalog.known", equalTo("IMPORTED"))
        .body("items[0].targetCatalog.known", equalTo("OWN"))
        .body("items[0].targetCatalog.edition", equalTo("2026.11.1"))
        .body("items[0].sources[0].title", equalTo("A one"))
        .body("items[0].targets.known", contains(true, false))
        .body("items[0].targets[0].title", notNullValue())
        .body("items[0].targets[1].title", nullValue());
  }

  @Test
  void saysWhenTheTargetOfAMappingIsUnknown() {
    String id =
        imported(mapping("https://example.org/a.json", "https://example.org/b.json", "x-1", "y-1"));

    get(id + "/mappings")
        .statusCode(200)
        .body("items[0].targetCatalog.known", equalTo("UNKNOWN"))
        .body("items[0].targetCatalog.href", equalTo("https://example.org/b.json"))
        .body("items[0].targets[0].known", equalTo(false));
  }

  private static byte[] mapping(String source, String target, String from, String... to) {
    List<String> targets = new ArrayList<>();
    for (String id : to) {
      targets.add("{\"type\": \"control\", \"id-ref\": \"%s\"}".formatted(id));
    }
    return OscalFixtures.document(
        "mapping-collection",
        """
        "provenance": {"method": "human", "matching-rationale": "functional", "status": "draft",
          "mapping-description": "for a test", "confidence-score": {"category": "low"}},
        "mappings": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b11",
          "source-resource": {"type": "catalog", "href": "%s"},
          "target-resource": {"type": "catalog", "href": "%s"},
          "maps": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b12", "relationship": "subset-of",
            "sources": [{"type": "control", "id-ref": "%s"}], "targets": [%s]}]}]
        """
            .formatted(source, target, from, String.join(", ", targets)));
  }

  @Test
  void listsOurControlsThatAComponentImplements() {
    String id =
        imported(
            OscalFixtures.document(
                "component-definition",
                """
                "components": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b31", "type": "software",
                  "title": "A signer", "description": "Signs models.", "control-implementations": [
                  {"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b32", "source": "%s", "description": "d",
                   "implemented-requirements": [
                     {"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b33", "control-id": "SC-22",
                      "description": "signs every artefact"}]}]}]
                """
                    .formatted(OscalIds.catalogHref("2026.11.1", null))));

    get(id + "/implementations")
        .statusCode(200)
        .body("items[0].name", equalTo("A signer"))
        .body("items[0].catalog.known", equalTo("OWN"))
        .body("items[0].control.id", equalTo("SC-22"))
        .body("items[0].control.known", equalTo(true))
        .body("items[0].description", equalTo("signs every artefact"));
  }

  @Test
  void listsWhatTheOfficialComponentImplements() {
    String id = imported(OscalFixtures.official(OscalFixtures.COMPONENT));

    get(id + "/implementations")
        .statusCode(200)
        .body("items.control.id", contains("sc-8", "sc-8.1", "sa-4.9"))
        .body("items.name", everyItem(equalTo("MongoDB")));
  }

  @Test
  void withdrawsAndErases() {
    byte[] document = OscalFixtures.catalog(UUID.randomUUID());
    String id = imported(document);

    admin().delete(PATH + "/" + id).then().statusCode(400);
    admin().queryParam("reason", "no").delete(PATH + "/" + id + "/content").then().statusCode(409);
    admin().queryParam("reason", "old").delete(PATH + "/" + id).then().statusCode(204);
    get(id).body("state", equalTo("WITHDRAWN")).body("withdrawnBecause", equalTo("old"));
    assertThat(get(id + "/content").statusCode(200).extract().asByteArray()).isEqualTo(document);
    admin()
        .queryParam("reason", "names a person")
        .delete(PATH + "/" + id + "/content")
        .then()
        .statusCode(204);
    get(id + "/content").statusCode(410);
    get(id + "/controls").statusCode(410);
    get(id)
        .statusCode(200)
        .body("contentErasedAt", notNullValue())
        .body("digest", equalTo(CanonicalJson.digestOf(document)));
    post(document).statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update oscal_document set title = 'x'",
        "delete from oscal_document",
        "update oscal_content set content = ''",
        "delete from oscal_content",
        "delete from oscal_control",
      })
  void neverChangesWhatWasImported(String sql) {
    imported(OscalFixtures.catalog(UUID.randomUUID()));

    assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(sql)))
        .hasMessageContaining("oscal_");
  }

  @Test
  void refusesProfilesThatWouldImportEachOther() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    String including = "\"imports\": [{\"href\": \"%s\", \"include-all\": {}}]";
    post(OscalFixtures.document("profile", first, including.formatted("#" + first)))
        .statusCode(400)
        .body("errors[0].code", equalTo("circular-import"));
    imported(
        OscalFixtures.document(
            "profile", first, including.formatted("https://example.org/" + second + ".json")));
    admin()
        .queryParam("href", "https://example.org/" + second + ".json")
        .body(OscalFixtures.document("profile", second, including.formatted("#" + first)))
        .post(PATH)
        .then()
        .statusCode(201);
    String closing = imported(OscalFixtures.document("profile", including.formatted("#" + second)));
    get(closing + "/resolved").statusCode(422).body("errors[0].code", equalTo("circular-import"));
    post(OscalFixtures.document("profile", first, including.formatted("#" + second)))
        .statusCode(400)
        .body("errors[0].code", equalTo("circular-import"));
  }

  @Test
  void refusesAReferenceThatLeadsNowhere() {
    post(OscalFixtures.document(
            "profile",
            """
                "imports": [{"href": "#%s", "include-all": {}}]
                """
                .formatted(UUID.randomUUID())))
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/profile/imports/0/href"))
        .body("errors[0].code", equalTo("dangling-href"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{\"catalog\": null}",
        "{\"catalog\": []}",
        "{\"catalog\": {\"metadata\": {\"oscal-version\": \"1.2.1\"}}}",
        "{\"profile\": {\"metadata\": {\"oscal-version\": \"1.2.1\"}, \"imports\": 7, \"merge\": []}}",
        "{\"mapping-collection\": {\"metadata\": {\"oscal-version\": \"1.2.1\"}, \"mappings\": {}}}",
        "{\"component-definition\": {\"metadata\": {\"oscal-version\": \"1.2.1\"}, \"components\": [[]]}}",
      })
  void refusesWhatIsNoDocument(String text) {
    post(text.getBytes(StandardCharsets.UTF_8))
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void refusesDeepNesting() {
    post(("{\"catalog\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8))
        .statusCode(400)
        .body("errors[0].code", equalTo("too-deep-or-long"));
  }

  @Test
  void refusesAHundredMegabytesByItsDeclaredLength() throws IOException {
    assertThat(send(100L * 1024 * 1024, true)).isEqualTo(413);
  }

  @Test
  void refusesAHundredMegabytesInChunks() throws IOException {
    assertThat(send(100L * 1024 * 1024, false)).isIn(413, -1);
  }

  /** Sends until the service has had enough; -1, when it hung up before it could be heard. */
  private static int send(long bytes, boolean declared) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://localhost:" + io.restassured.RestAssured.port + PATH)
                .toURL()
                .openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer " + Tokens.of("catalog-admin@*"));
    connection.setRequestProperty("Content-Type", "application/json");
    if (declared) {
      connection.setFixedLengthStreamingMode(bytes);
    } else {
      connection.setChunkedStreamingMode(64 * 1024);
    }
    byte[] block = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = connection.getOutputStream()) {
      for (long sent = 0; sent < bytes; sent += block.length) {
        out.write(block);
      }
    } catch (IOException e) {
      // the service does not read on; what it answered is asked for below
    }
    try {
      return connection.getResponseCode();
    } catch (IOException e) {
      return -1;
    }
  }
}
