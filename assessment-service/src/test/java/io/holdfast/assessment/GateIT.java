// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate, as a pipeline asks it before it deploys. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class GateIT {

  private static final String MODEL = "scoring-model";
  private static final String STATEMENT = "application/vnd.in-toto+json";

  @Inject Jdbi jdbi;

  private final Inventory inventory = new Inventory();
  private Map<String, String> safeguards = Map.of();

  @BeforeEach
  void registersTheExample() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
    admitCra();
  }

  /** The example has no declarations for the CRA. */
  private void admitCra() {
    Response before = Api.get(policyPath());
    put(Map.of("demandDigest", true, "verdicts", Map.of("CRA_ANNEX_I", List.of("NOT_MET"))), before)
        .then()
        .statusCode(200);
  }

  private String policyPath() {
    return "/assessments/" + inventory.key + "/gate-policy";
  }

  private Response put(Map<String, Object> policy, Response before) {
    return given()
        .auth()
        .oauth2(Tokens.of("approver@" + Inventory.TEAM))
        .header("If-Match", before.header("ETag"))
        .contentType("application/json")
        .body(Json.text(policy))
        .put("/api/v1" + policyPath() + "?reason=test");
  }

  private Response gate(String query) {
    return given()
        .auth()
        .oauth2(Tokens.pipeline(Inventory.TEAM))
        .accept("application/json")
        .get("/api/v1/assessments/" + inventory.key + "/gate?component=" + MODEL + query);
  }

  private static List<String> codes(JsonNode decision) {
    return decision.path("reasons").findValuesAsText("code");
  }

  private JsonNode decided(String digest) {
    return gate("&wait=20s&digest=" + digest).then().statusCode(200).extract().as(JsonNode.class);
  }

  @Test
  void theVersionThatRunsWithItsProofIsAllowed() {
    JsonNode decision = decided(Inventory.V7);

    assertThat(decision.path("decision").asText()).as(decision.toString()).isEqualTo("ALLOW");
    assertThat(decision.path("standing").asText()).isEqualTo("LIVE");
    assertThat(decision.path("reasons")).isEmpty();
    assertThat(
            given()
                .auth()
                .oauth2(Tokens.pipeline(Inventory.TEAM))
                .accept("text/plain")
                .get(
                    "/api/v1/assessments/%s/gate?component=%s&digest=%s"
                        .formatted(inventory.key, MODEL, Inventory.V7))
                .asString())
        .isEqualTo("ALLOW");
  }

  @Test
  void aCandidateIsDeniedUntilItsProofIsThere() {
    inventory.awaitAnswer(
        inventory.candidate("8", Inventory.V8, Instant.now().minus(Duration.ofMinutes(2))));
    JsonNode denied = decided(Inventory.V8);
    assertThat(denied.path("decision").asText()).isEqualTo("DENY");
    assertThat(denied.path("standing").asText()).isEqualTo("CANDIDATE");
    assertThat(codes(denied))
        .contains("SCENARIOS_WORSE", "REQUIREMENTS_WORSE", "PROOF_STALE", "VERDICT_BELOW_POLICY");
    assertThat(denied.at("/reasons/0/facts")).isNotEmpty();

    Api.addEvidence(inventory.key, safeguards, "new-evidence");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> decided(Inventory.V8).path("decision").asText().equals("ALLOW"));
    assertThat(decided(Inventory.V7).path("decision").asText()).isEqualTo("ALLOW");
  }

  @Test
  void whatWasForeseenIsWhatTheResultsSay() {
    inventory.awaitAnswer(
        inventory.candidate("8", Inventory.V8, Instant.now().minus(Duration.ofMinutes(2))));
    JsonNode candidate = decided(Inventory.V8).path("reasons");
    JsonNode live = decided(Inventory.V7).path("reasons");
    jdbi.useHandle(
        handle -> {
          handle.execute("update assessed_system set gate_proofs = null");
          handle.execute("update candidate set gate_objections = null");
        });

    assertThat(candidate).isNotEmpty().isEqualTo(decided(Inventory.V8).path("reasons"));
    assertThat(live).isEqualTo(decided(Inventory.V7).path("reasons"));
  }

  @Test
  void anOlderCandidateIsUnknownOnceTheSystemHasChanged() {
    String older = "sha256:" + "6".repeat(64);
    inventory.awaitAnswer(inventory.candidate("6", older, Instant.now().minusSeconds(120)));
    inventory.awaitAnswer(inventory.candidate("8", Inventory.V8, Instant.now().minusSeconds(60)));
    assertThat(decided(older).path("decision").asText()).isEqualTo("DENY");

    Api.addEvidence(inventory.key, safeguards, "new-evidence");
    Api.await(inventory.key);

    assertThat(decided(Inventory.V8).path("decision").asText()).isEqualTo("ALLOW");
    JsonNode outdated =
        gate("&digest=" + older).then().statusCode(200).extract().as(JsonNode.class);
    assertThat(outdated.path("decision").asText()).isEqualTo("UNKNOWN");
    assertThat(codes(outdated)).contains("OUTDATED");
  }

  @Test
  void anUnknownVersionIsWaitedFor() {
    JsonNode unknown =
        gate("&digest=" + Inventory.V8).then().statusCode(200).extract().as(JsonNode.class);
    assertThat(unknown.path("decision").asText()).isEqualTo("UNKNOWN");
    assertThat(codes(unknown)).contains("VERSION_NOT_KNOWN");

    CompletableFuture<JsonNode> waiting =
        CompletableFuture.supplyAsync(() -> decided(Inventory.V8));
    inventory.candidate("8", Inventory.V8, Instant.now().minus(Duration.ofMinutes(2)));
    assertThat(waiting.join().path("decision").asText()).isEqualTo("DENY");
  }

  @Test
  void thePolicySaysWhatMayBeDeployed() {
    Response before = Api.get(policyPath());
    put(Map.of("demandDigest", false, "verdicts", Map.of()), before).then().statusCode(200);
    put(Map.of("demandDigest", true, "verdicts", Map.of()), before).then().statusCode(412);

    JsonNode decision =
        gate("&version=7&wait=20s").then().statusCode(200).extract().as(JsonNode.class);
    assertThat(decision.path("decision").asText()).isEqualTo("DENY");
    assertThat(codes(decision)).containsExactly("VERDICT_BELOW_POLICY");

    put(Map.of("demandDigest", true, "verdicts", Map.of()), Api.get(policyPath()))
        .then()
        .statusCode(200);
    assertThat(codes(gate("&version=7&wait=20s").as(JsonNode.class))).contains("DIGEST_DEMANDED");
    put(Map.of("verdicts", Map.of("X", List.of())), Api.get(policyPath()))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItems("/demandDigest", "/verdicts/X"));
    put(
            Map.of("demandDigest", true, "verdicts", Map.of("AI_ACT_ART_51", List.of("MET"))),
            Api.get(policyPath()))
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/verdicts/AI_ACT_ART_51"));
    Api.get(policyPath() + "/history")
        .then()
        .statusCode(200)
        .body("detail.to.demandDigest", hasItems(false, true));
    given()
        .auth()
        .oauth2(Tokens.of("approver@" + Inventory.TEAM))
        .contentType("application/json")
        .body("{\"demandDigest\":true,\"verdicts\":{}}")
        .put("/api/v1" + policyPath() + "?reason=test")
        .then()
        .statusCode(428);
  }

  @Test
  void aStatementVerifiesWithThePublishedKey() throws Exception {
    JsonNode envelope =
        Json.readTree(
            given()
                .auth()
                .oauth2(Tokens.pipeline(Inventory.TEAM))
                .accept(STATEMENT)
                .get(
                    "/api/v1/assessments/%s/gate?component=%s&digest=%s&wait=20s"
                        .formatted(inventory.key, MODEL, Inventory.V7))
                .then()
                .statusCode(200)
                .contentType(STATEMENT)
                .extract()
                .asByteArray());
    JsonNode signature = envelope.at("/signatures/0");
    JsonNode keys = Api.get("/assessments/-/gate-keys").as(JsonNode.class).path("keys");
    JsonNode key = keys.get(0);
    assertThat(key.path("kid")).isEqualTo(signature.path("keyid"));
    byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText());

    assertThat(verifies(key, payload, signature.path("sig").asText())).isTrue();
    payload[10] ^= 1;
    assertThat(verifies(key, payload, signature.path("sig").asText())).isFalse();
    payload[10] ^= 1;
    JsonNode statement = Json.readTree(payload);
    assertThat(statement.at("/subject/0/digest/sha256").asText())
        .isEqualTo(Inventory.V7.substring("sha256:".length()));
    assertThat(statement.at("/predicate/decision").asText()).isEqualTo("ALLOW");
  }

  private static boolean verifies(JsonNode key, byte[] payload, String signature) throws Exception {
    byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
    boolean odd = (x[31] & 0x80) != 0;
    x[31] &= 0x7f;
    byte[] bigEndian = new byte[x.length];
    for (int i = 0; i < x.length; i++) {
      bigEndian[i] = x[x.length - 1 - i];
    }
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new EdECPublicKeySpec(
                    NamedParameterSpec.ED25519,
                    new EdECPoint(odd, new java.math.BigInteger(1, bigEndian)))));
    String type = "application/vnd.in-toto+json";
    verifier.update(
        "DSSEv1 %d %s %d "
            .formatted(type.length(), type, payload.length)
            .getBytes(StandardCharsets.UTF_8));
    verifier.update(payload);
    return verifier.verify(Base64.getDecoder().decode(signature));
  }

  @Test
  void badQuestionsAreRefused() {
    Api.get("/assessments/" + inventory.key + "/gate")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("?component"));
    gate("").then().statusCode(400).body("errors[0].pointer", equalTo("?digest"));
    gate("&digest=sha256:no").then().statusCode(400).body("errors[0].code", equalTo("bad-digest"));
    gate("&version=7&wait=61s").then().statusCode(400).body("errors[0].pointer", equalTo("?wait"));
    gate("&version=7&wait=soon").then().statusCode(400);
    Api.get("/assessments/" + inventory.key + "/gate?component=nothing&version=7")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("?component"));
    Api.get("/assessments/not-there/gate?component=x&version=7").then().statusCode(404);
  }
}
