// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EvidenceReportIT {

  private static final String ASSESSOR = "assessor@" + Inventory.TEAM;
  private static final int CHUNK = 1024 * 1024;

  private final Inventory inventory = new Inventory();

  @BeforeEach
  void registersTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
  }

  private ObjectNode evidence() {
    ObjectNode evidence = EvidenceIT.request(inventory.key);
    evidence.remove("outcome");
    evidence.remove("digest");
    evidence.remove("collectedAt");
    return evidence;
  }

  private static byte[] sample(String file) {
    try (InputStream in = EvidenceReportIT.class.getResourceAsStream("/reports/" + file)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A report that nobody else sends. */
  private static byte[] junit() {
    return ("<testsuite name='"
            + UUID.randomUUID()
            + "' timestamp='2026-10-01T10:00:00Z'><testcase/></testsuite>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Response post(ObjectNode evidence, String file, byte[] report) {
    return form(evidence).multiPart("report", file, report).post("/api/v1/evidence");
  }

  private static RequestSpecification form(ObjectNode evidence) {
    return as(ASSESSOR).multiPart("evidence", Json.text(evidence), "application/json");
  }

  private static RequestSpecification as(String grant) {
    return given().auth().oauth2(Tokens.of(grant));
  }

  private static String content(String id) {
    return "/api/v1/evidence/" + id + "/content";
  }

  @Test
  void theReportSaysWhatTheRequestLeavesOut() {
    byte[] report = sample("promptfoo.junit.xml");
    String id =
        post(evidence(), "out.junit.xml", report)
            .then()
            .statusCode(201)
            .header("Location", startsWith("http"))
            .body("outcome", equalTo("FAIL"))
            .body("digest", equalTo(CanonicalJson.digestOf(report)))
            .body("collectedAt", startsWith("2026-11-20T14:06:53.103"))
            .body("metrics.failures", equalTo(1.0f))
            .body("summary", startsWith("promptfoo: failed: "))
            .body("report.format", equalTo("junit"))
            .body("report.size", equalTo(report.length))
            .extract()
            .path("id");
    Api.get("/evidence/" + id).then().body("report.tool", equalTo("promptfoo"));
    Response content = as(ASSESSOR).get(content(id));
    content
        .then()
        .statusCode(200)
        .contentType("application/xml")
        .header("ETag", equalTo("\"" + CanonicalJson.digestOf(report) + "\""))
        .header("Content-Disposition", equalTo("attachment; filename=\"out.junit.xml\""))
        .header("X-Content-Type-Options", equalTo("nosniff"));
    assertThat(content.asByteArray()).isEqualTo(report);
    as(ASSESSOR)
        .header("If-None-Match", content.header("ETag"))
        .get(content(id))
        .then()
        .statusCode(304);
    as("assessor@tax").get(content(id)).then().statusCode(404);
  }

  @Test
  void theEvidenceMayBeAFileToo() {
    as(ASSESSOR)
        .multiPart(
            "evidence",
            "evidence.json",
            Json.text(evidence()).getBytes(StandardCharsets.UTF_8),
            "application/json")
        .multiPart("report", "r.xml", junit())
        .post("/api/v1/evidence")
        .then()
        .statusCode(201);
  }

  @Test
  void whatTheRequestSaysMustNotContradictTheReport() {
    ObjectNode evidence = EvidenceIT.request(inventory.key);
    evidence.put("collectedAt", "2026-09-30T10:00:00Z");
    evidence.putObject("metrics").put("errors", 7).put("own", 1);
    post(evidence, "scanner.sarif", sample("scanner.sarif"))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/digest", "/outcome", "/collectedAt", "/metrics/errors"))
        .body("errors.code", hasItem("contradicts-report"));
    evidence.put("collectedAt", "2026-11-20T14:01:00Z").put("outcome", "FAIL");
    evidence.put("digest", CanonicalJson.digestOf(sample("scanner.sarif")));
    evidence.putObject("metrics").put("errors", 1).put("own", 1);
    post(evidence, "scanner.sarif", sample("scanner.sarif"))
        .then()
        .statusCode(201)
        .body("metrics.own", equalTo(1.0f))
        .body("metrics.warnings", equalTo(1.0f));
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsPlace() {
    post(
            evidence(),
            "r.sarif",
            "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[7]}]}".getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/report"))
        .body("errors[0].message", equalTo("/runs/0/results/0: an object is expected"));
    post(evidence(), "r.pdf", "%PDF".getBytes(StandardCharsets.UTF_8))
        .then()
        .statusCode(422)
        .body("errors[0].message", containsString("no format"));
    post(evidence(), "garak.report.jsonl", sample("garak.report.jsonl"))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/collectedAt"));
    form(evidence())
        .post("/api/v1/evidence")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItems("/report"));
    form(evidence().put("colour", "blue"))
        .multiPart("report", "r.xml", junit())
        .post("/api/v1/evidence")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-field"));
  }

  @Test
  void aFormThatIsNoneIsRefused() {
    form(evidence())
        .multiPart("report", "r.xml", junit())
        .multiPart("reprot", "r.xml", junit())
        .post("/api/v1/evidence")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", equalTo("/reprot"));
    as(ASSESSOR)
        .header("Content-Type", "multipart/form-data; boundary=X")
        .body("no boundary in it".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/evidence")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("not-a-form"));
  }

  @Test
  void theSameReportIsSentOnceWithAKey() {
    byte[] report = junit();
    ObjectNode evidence = evidence();
    String key = UUID.randomUUID().toString();
    String first = keyed(evidence, key, report).then().statusCode(201).extract().path("id");
    keyed(evidence, key, report).then().statusCode(201).body("id", equalTo(first));
    keyed(evidence, key, junit()).then().statusCode(422);
  }

  private static Response keyed(ObjectNode evidence, String key, byte[] report) {
    return form(evidence)
        .header("Idempotency-Key", key)
        .multiPart("report", "r.xml", report)
        .post("/api/v1/evidence");
  }

  @Test
  void aLongReportComesBackAsItWas() {
    byte[] report =
        ("<testsuite timestamp='2026-10-01T10:00:00Z'>"
                + "<testcase><system-out>%s</system-out></testcase>"
                    .formatted("a".repeat(1000))
                    .repeat(3 * CHUNK / 1000)
                + "</testsuite>")
            .getBytes(StandardCharsets.UTF_8);
    String id = post(evidence(), "../weird näme;.xml", report).path("id");
    Response content = as(ASSESSOR).get(content(id));
    content
        .then()
        .header("Content-Length", equalTo(Integer.toString(report.length)))
        .header("Content-Disposition", equalTo("attachment; filename=\".._weird_n_me_.xml\""));
    assertThat(content.asByteArray()).isEqualTo(report);
  }

  @Test
  void moreThanTheLimitIsRefused() {
    post(evidence(), "r.xml", new byte[64 * CHUNK + 1])
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
    post(evidence(), "r.xml", new byte[68 * CHUNK]).then().statusCode(413);
  }

  @Test
  void whatIsRemovedStaysRemovedAndKeepsItsDigest() {
    byte[] report = junit();
    String id = post(evidence(), "r.xml", report).path("id");
    String other = post(evidence(), "s.xml", report).path("id");
    as("operator@*")
        .delete(content(id))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("?reason"));
    as("operator@" + Inventory.TEAM).delete(content(id) + "?reason=r").then().statusCode(403);
    as(ASSESSOR).delete(content(id) + "?reason=r").then().statusCode(403);
    as("operator@*").delete(content(id) + "?reason=has a password").then().statusCode(204);
    as("operator@*").delete(content(id) + "?reason=again").then().statusCode(204);
    as(ASSESSOR)
        .get(content(other))
        .then()
        .statusCode(410)
        .body("detail", containsString("sha256:"));
    Api.get("/evidence/" + id).then().body("digest", equalTo(CanonicalJson.digestOf(report)));
    String later = post(evidence(), "r.xml", report).then().statusCode(201).extract().path("id");
    as(ASSESSOR).get(content(later)).then().statusCode(410);
  }

  @Test
  void evidenceWithoutAReportHasNoContent() {
    String id = Api.post("/evidence", EvidenceIT.request(inventory.key)).path("id");
    Api.get("/evidence/" + id).then().body("report", nullValue());
    as(ASSESSOR).get(content(id)).then().statusCode(404);
    as("operator@*").delete(content(id) + "?reason=r").then().statusCode(404);
  }

  @Test
  void whoMayNotAddEvidenceMayNotWithAReport() {
    given()
        .multiPart("evidence", Json.text(evidence()), "application/json")
        .multiPart("report", "r.xml", junit())
        .post("/api/v1/evidence")
        .then()
        .statusCode(401);
    as("operator@" + Inventory.TEAM)
        .multiPart("evidence", Json.text(evidence()), "application/json")
        .multiPart("report", "r.xml", junit())
        .post("/api/v1/evidence")
        .then()
        .statusCode(403);
  }
}
