// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.Posted;
import io.holdfast.monitoring.sender.Signatures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DeliveriesIT {

  private final String alias = "pkg:mlflow/" + Posted.unique("delivered");

  private static Map<String, String> bearer(String token) {
    return Map.of("Content-Type", Posted.STRUCTURED, "Authorization", "Bearer " + token);
  }

  private static Connected byToken() {
    return Connected.of("cloudevents", Map.of("proof", "TOKEN"));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private String event(String version) {
    return Json.text(Posted.trained(alias, version));
  }

  @Test
  void aTokenLetsIn() {
    Connected connected =
        Connected.of(
            "cloudevents", Map.of("proof", "TOKEN", "mapping", Map.of("immutableVersions", true)));
    String id =
        connected
            .deliver(bearer(Connected.SECRET), event("1"))
            .statusCode(202)
            .extract()
            .path("id");

    assertThat(Posted.get(id).getString("event.connection")).isEqualTo(connected.id());
    assertThat(Posted.get(id).getBoolean("event.immutableVersions")).isTrue();
    assertThat(Posted.get(id).getString("event.actor.subject")).isEqualTo(connected.id());
    assertThat(connected.get().getString("health")).isEqualTo("CONNECTED");
    assertThat(connected.get().getInt("activity.accepted")).isEqualTo(1);
    assertThat(connected.get().getInt("activity.lastHour")).isEqualTo(1);
  }

  @Test
  void aTokenStandsInAHeaderOrInTheUrl() {
    Connected named =
        Connected.of("cloudevents", Map.of("proof", "TOKEN", "tokenHeader", "X-Ci-Token"));
    named
        .deliver(
            Map.of("Content-Type", Posted.STRUCTURED, "X-CI-Token", Connected.SECRET), event("1"))
        .statusCode(202);
    named.deliver(bearer(Connected.SECRET), event("2")).statusCode(401);

    Connected connected = byToken();
    Posted.anonymous()
        .contentType(Posted.STRUCTURED)
        .body(event("3"))
        .post(connected.path() + "/deliveries?token=" + Connected.SECRET)
        .then()
        .statusCode(202);
  }

  @Test
  void wrongTokensAreRefusedAndShown() {
    Connected connected = byToken();
    connected.deliver(bearer("wrong"), event("1")).statusCode(401);
    connected
        .deliver(Map.of("Content-Type", Posted.STRUCTURED), event("1"))
        .statusCode(401)
        .contentType("application/problem+json");

    assertThat(connected.get().getString("health")).isEqualTo("REFUSING");
    assertThat(connected.get().getInt("activity.refused")).isEqualTo(2);
    assertThat(connected.get().getInt("activity.refusedInARow")).isEqualTo(2);
    assertThat(connected.get().getString("activity.refusedFor")).isEqualTo("unauthenticated");
    assertThat(connected.get().getString("refusals[0].reason")).isEqualTo("unauthenticated");

    Connected.withoutSecret("cloudevents", Map.of("proof", "TOKEN"))
        .deliver(bearer(""), event("1"))
        .statusCode(401);
  }

  @Test
  void aStrangersKnockIsCountedAndHidesNothing() {
    Connected connected = byToken();
    connected.deliver(bearer("wrong"), event("1")).statusCode(401);
    connected.deliver(bearer(Connected.SECRET), event("2")).statusCode(202);
    assertThat(connected.get().getInt("activity.refusedInARow")).isZero();

    connected.deliver(bearer("wrong"), event("3")).statusCode(401);

    assertThat(connected.get().getString("health")).isEqualTo("CONNECTED");
    assertThat(connected.get().getInt("activity.refusedInARow")).isEqualTo(1);
    assertThat(connected.get().getString("nextStep")).startsWith("1 refused since ");
  }

  @Test
  void bothSecretsOfARotationAreTaken() {
    Connected connected = byToken();
    connected.setSecret("the-second-secret");

    connected.deliver(bearer(Connected.SECRET), event("1")).statusCode(202);
    connected.deliver(bearer("the-second-secret"), event("2")).statusCode(202);

    connected.setSecret("the-third-secret-");
    connected.deliver(bearer(Connected.SECRET), event("3")).statusCode(401);
  }

  @Test
  void anAccessTokenNeedsTheRoleInTheTeam() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of());

    connected.deliver(bearer(Tokens.pipeline(Posted.TEAM)), event("1")).statusCode(202);
    connected.deliver(bearer(Tokens.pipeline("tax")), event("2")).statusCode(403);
    connected
        .deliver(bearer(Tokens.expired("pipeline@" + Posted.TEAM)), event("2"))
        .statusCode(401);
    connected.deliver(bearer("no-token-at-all"), event("2")).statusCode(401);
    connected.deliver(Map.of("Content-Type", Posted.STRUCTURED), event("2")).statusCode(401);
    connected
        .deliver(bearer(Tokens.pipeline(Posted.TEAM, "pkg:mlflow/other")), event("2"))
        .statusCode(403);
  }

  @Test
  void aStandardWebhooksSignatureLetsIn() {
    Connected connected = Connected.of("cloudevents", Map.of("proof", "SIGNATURE"));
    connected.setSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String body = event("1");
    String time = Long.toString(Instant.now().getEpochSecond());
    byte[] key = java.util.Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    String signed = "msg-1." + time + "." + body;
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                "Content-Type",
                Posted.STRUCTURED,
                "webhook-id",
                "msg-1",
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + hmac(key, signed)));

    connected.deliver(headers, body).statusCode(202);
    connected.deliver(headers, body.replace("\"1\"", "\"2\"")).statusCode(401);
    headers.put("webhook-timestamp", Long.toString(Instant.now().getEpochSecond() - 301));
    connected.deliver(headers, body).statusCode(401);
  }

  private static String hmac(byte[] key, String text) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
      return Signatures.base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aConnectionSpeaksForItsSubjectsOnly() {
    Connected connected =
        Connected.of(
            "cloudevents", Map.of("proof", "TOKEN", "speaksFor", List.of("pkg:mlflow/delivered-")));

    connected.deliver(bearer(Connected.SECRET), event("1")).statusCode(202);
    connected
        .deliver(
            bearer(Connected.SECRET), Json.text(Posted.trained("pkg:mlflow/someone-elses", "1")))
        .statusCode(403);
    assertThat(connected.get().getString("refusals[0].reason")).isEqualTo("subject-not-allowed");
  }

  @Test
  void theSameEventOfTwoConnectionsIsTwoEvents() {
    String event = event("1");
    Connected one = byToken();
    String id = one.deliver(bearer(Connected.SECRET), event).statusCode(202).extract().path("id");

    one.deliver(bearer(Connected.SECRET), event)
        .statusCode(202)
        .body("id", equalTo(id))
        .body("duplicate", equalTo(true));
    byToken().deliver(bearer(Connected.SECRET), event).body("duplicate", equalTo(false));
    one.deliver(bearer(Connected.SECRET), event.replace("\"1\"", "\"2\"")).statusCode(409);
    assertThat(one.get().getInt("activity.duplicates")).isEqualTo(1);
  }

  @Test
  void aBatchWithABadEventKeepsTheGoodOnes() {
    Connected connected = byToken();
    connected
        .deliver(
            Map.of("Content-Type", Posted.BATCHED, "Authorization", "Bearer " + Connected.SECRET),
            Json.text(List.of(Posted.trained(alias, "1"), 7, Posted.trained(alias, "2"))))
        .statusCode(202)
        .body("items.status", contains(202, 400, 202));

    assertThat(connected.get().getInt("activity.accepted")).isEqualTo(2);
    assertThat(connected.get().getInt("activity.refused")).isEqualTo(1);
  }

  @Test
  void gzipIsTakenBrokenOrBottomlessNot() throws IOException {
    Connected connected = byToken();
    Map<String, String> headers = new HashMap<>(bearer(Connected.SECRET));
    headers.put("Content-Encoding", "gzip");

    connected.deliver(headers, gzip(event("1").getBytes(StandardCharsets.UTF_8))).statusCode(202);
    connected.deliver(headers, new byte[] {31, -117, 8, 0, 1}).statusCode(400);
    connected.deliver(headers, event("2")).statusCode(400);
    connected.deliver(headers, gzip(new byte[64 * 1024 * 1024])).statusCode(413);
    headers.put("Content-Encoding", "br");
    connected.deliver(headers, event("2")).statusCode(415);
  }

  @Test
  void badInputGetsAClearAnswer() {
    Connected connected = byToken();
    Map<String, String> headers = bearer(Connected.SECRET);
    connected.deliver(headers, "nope").statusCode(400);
    connected.deliver(headers, "[".repeat(5000)).statusCode(400);
    connected.deliver(headers, new byte[] {'"', (byte) 0xff, '"'}).statusCode(400);
    connected.deliver(headers, new byte[257 * 1024]).statusCode(413);
    connected.deliver(headers, new byte[4 * 1024 * 1024 + 1]).statusCode(413);
    connected
        .deliver(
            Map.of("Content-Type", "text/csv", "Authorization", "Bearer " + Connected.SECRET),
            "a,b")
        .statusCode(415);
    Posted.anonymous().body("{}").post(Connected.PATH + "/none/deliveries").then().statusCode(404);
    assertThat(connected.get().getList("refusals")).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void offAsksToComeBackAndGivenUpIsGone() {
    Connected connected = byToken();
    connected.move("DISABLED").statusCode(200);
    connected
        .deliver(bearer(Connected.SECRET), event("1"))
        .statusCode(503)
        .header("Retry-After", Integer::parseInt, greaterThan(0));
    connected.move("ACTIVE").statusCode(200);
    connected.deliver(bearer(Connected.SECRET), event("1")).statusCode(202);
    connected.move("RETIRED").statusCode(200);
    connected.deliver(bearer(Connected.SECRET), event("2")).statusCode(410);
  }

  @Test
  void handshakesAreAnswered() {
    Connected connected = byToken();
    for (String path :
        List.of(connected.path() + "/deliveries?token=" + Connected.SECRET, Posted.PATH)) {
      Posted.anonymous()
          .header("WebHook-Request-Origin", "eventemitter.example.com")
          .options(path)
          .then()
          .statusCode(200)
          .header("WebHook-Allowed-Origin", equalTo("eventemitter.example.com"))
          .header("WebHook-Allowed-Rate", equalTo("*"));
    }
    assertThat(connected.get().getString("health")).isEqualTo("TESTED");
  }

  @Test
  void theJavaSdkIsUnderstood() {
    Connected connected = byToken();
    io.cloudevents.CloudEvent event =
        CloudEventBuilder.v1()
            .withId(UUID.randomUUID().toString())
            .withSource(URI.create("https://ci.acme.example/pipelines/credit"))
            .withType("io.holdfast.model.trained.v1")
            .withSubject(alias + "@8")
            .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
            .build();
    Map<String, String> headers = new HashMap<>();
    byte[][] body = new byte[1][];
    HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes).writeBinary(event);
    headers.put("Authorization", "Bearer " + Connected.SECRET);
    String id = connected.deliver(headers, body[0]).statusCode(202).extract().path("id");
    assertThat(Posted.get(id).getString("event.subjects[0].version")).isEqualTo("8");

    headers.clear();
    HttpMessageFactory.createWriter(headers::put, bytes -> body[0] = bytes)
        .writeStructured(event, new JsonFormat());
    headers.put("Authorization", "Bearer " + Connected.SECRET);
    connected
        .deliver(headers, body[0])
        .statusCode(202)
        .body("id", equalTo(id))
        .body("duplicate", equalTo(true));
  }

  @Test
  void neverAnswers500ToMutilatedDeliveries() {
    Connected connected = byToken();
    byte[] event = event("1").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < event.length; i += 7) {
      byte[] mutilated = event.clone();
      mutilated[i] = (byte) (mutilated[i] ^ (1 << (i % 8)));
      connected.deliver(bearer(Connected.SECRET), mutilated).statusCode(lessThan(500));
    }
  }
}
