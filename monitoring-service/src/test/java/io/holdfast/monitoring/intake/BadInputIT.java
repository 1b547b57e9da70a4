// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.Posted;
import io.holdfast.monitoring.sender.Signatures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad delivery and its defined answer, over one connection whose sender signs. What
 * is particular to posted events, to MLflow and to tokens is in IntakeIT, MlflowIT and
 * DeliveriesIT.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BadInputIT {

  private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final int MEBI = 1024 * 1024;

  /**
   * A bad delivery.
   *
   * @param sent what goes over the wire for the signed body
   * @param problem the end of the problem's type
   * @param code of the first error; empty: there is none
   */
  record Bad(
      String what,
      String contentType,
      byte[] body,
      Map<String, String> headers,
      UnaryOperator<byte[]> sent,
      int status,
      String problem,
      String code) {

    static Bad body(String what, byte[] body, int status, String problem, String code) {
      return new Bad(
          what, Posted.STRUCTURED, body, Map.of(), UnaryOperator.identity(), status, problem, code);
    }

    Bad header(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Bad(what, contentType, body, more, sent, status, problem, code);
    }

    Bad of(String type) {
      return new Bad(what, type, body, headers, sent, status, problem, code);
    }

    Bad sentAs(UnaryOperator<byte[]> other) {
      return new Bad(what, contentType, body, headers, other, status, problem, code);
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> all() {
    byte[] event = event("1");
    String old = Long.toString(Instant.now().getEpochSecond() - 301);
    return Stream.of(
        Bad.body("a wrong signature", event, 401, "unauthenticated", "")
            .header("webhook-signature", "v1," + Signatures.base64(new byte[32])),
        Bad.body("no signature", event, 401, "unauthenticated", "").header("webhook-signature", ""),
        Bad.body("another body than was signed", event, 401, "unauthenticated", "")
            .sentAs(
                body ->
                    new String(body, StandardCharsets.UTF_8)
                        .replace("\"1\"", "\"2\"")
                        .getBytes(StandardCharsets.UTF_8)),
        Bad.body("an old timestamp", event, 401, "unauthenticated", "")
            .header("webhook-timestamp", old),
        Bad.body("a timestamp that is none", event, 401, "unauthenticated", "")
            .header("webhook-timestamp", "yesterday"),
        Bad.body("an oversized body", new byte[4 * MEBI + 1], 413, "too-large", ""),
        Bad.body("an oversized event", new byte[257 * 1024], 413, "too-large", ""),
        Bad.body("broken gzip", event, 400, "malformed", "not-gzip")
            .header("Content-Encoding", "gzip"),
        Bad.body("gzip that ends early", event, 400, "malformed", "not-gzip")
            .header("Content-Encoding", "gzip")
            .sentAs(body -> java.util.Arrays.copyOf(zipped(body), zipped(body).length / 2)),
        Bad.body("a zip bomb", new byte[64 * MEBI], 413, "too-large", "")
            .header("Content-Encoding", "gzip")
            .sentAs(BadInputIT::zipped),
        Bad.body(
            "deep JSON",
            bytes("[".repeat(5000) + "]".repeat(5000)),
            400,
            "malformed",
            "too-deep-or-long"),
        Bad.body(
            "deep data",
            bytes("{\"data\":" + "{\"a\":".repeat(5000)),
            400,
            "malformed",
            "too-deep-or-long"),
        Bad.body("no JSON", bytes("nope"), 400, "malformed", "not-json"),
        Bad.body("nothing", new byte[0], 400, "malformed", "not-json"),
        Bad.body(
            "invalid UTF-8",
            new byte[] {'{', '"', (byte) 0xff, '"', '}'},
            400,
            "malformed",
            "not-utf-8"),
        Bad.body("a wrong content type", event, 415, "unsupported-media-type", "").of("text/csv"),
        Bad.body("another encoding", event, 415, "unsupported-media-type", "")
            .header("Content-Encoding", "br"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void badInputHasItsAnswerAndNothingIsKept(Bad bad) {
    Connected connected = connected();
    Map<String, String> headers = signed(bad.contentType(), bad.body());
    headers.putAll(bad.headers());
    headers.values().removeIf(String::isEmpty);

    var answer =
        connected
            .deliver(headers, bad.sent().apply(bad.body()))
            .statusCode(bad.status())
            .contentType("application/problem+json")
            .body("type", endsWith("/" + bad.problem()));
    if (!bad.code().isEmpty()) {
      answer.body("errors[0].code", equalTo(bad.code()));
    }

    assertThat(kept(connected)).isEmpty();
  }

  @Test
  void aReplayedIdIsADuplicateAndWithOtherContentAFault() {
    Connected connected = connected();
    byte[] event = event("1");
    String id = deliver(connected, event).statusCode(202).extract().path("id");

    deliver(connected, event)
        .statusCode(202)
        .body("id", equalTo(id))
        .body("duplicate", equalTo(true));
    deliver(connected, bytes(new String(event, StandardCharsets.UTF_8).replace("\"1\"", "\"2\"")))
        .statusCode(409)
        .body("type", endsWith("/id-reused"));

    assertThat(kept(connected)).containsExactly(id);
    assertThat(connected.get().getInt("activity.duplicates")).isEqualTo(1);
  }

  @Test
  void ofABatchWithOneBadEventTheGoodOnesAreKept() {
    Connected connected = connected();
    String alias = "pkg:mlflow/" + Posted.unique("batch");
    byte[] batch =
        Json.bytes(
            Json.tree(
                List.of(
                    Posted.trained(alias, "1"),
                    Posted.event("model.trained", Map.of("subjects", List.of())),
                    Posted.trained(alias, "2"))));

    connected
        .deliver(signed(Posted.BATCHED, batch), batch)
        .statusCode(202)
        .body("items.status", contains(202, 400, 202))
        .body("items[1].problem.errors[0].pointer", equalTo("/1/data/subjects"));

    assertThat(kept(connected)).hasSize(2);
  }

  private static Connected connected() {
    Connected connected = Connected.withoutSecret("cloudevents", Map.of("proof", "SIGNATURE"));
    connected.setSecret("whsec_" + Base64.getEncoder().encodeToString(KEY));
    return connected;
  }

  private static List<String> kept(Connected connected) {
    return Posted.as(Connected.OPERATOR)
        .get(Posted.PATH + "?connection=" + connected.id())
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }

  private static io.restassured.response.ValidatableResponse deliver(
      Connected connected, byte[] body) {
    return connected.deliver(signed(Posted.STRUCTURED, body), body);
  }

  private static byte[] event(String version) {
    return Json.bytes(Json.tree(Posted.trained("pkg:mlflow/" + Posted.unique("bad"), version)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Map<String, String> signed(String contentType, byte[] body) {
    String id = UUID.randomUUID().toString();
    String time = Long.toString(Instant.now().getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      mac.update(bytes(id + "." + time + "."));
      return new HashMap<>(
          Map.of(
              "Content-Type",
              contentType,
              "webhook-id",
              id,
              "webhook-timestamp",
              time,
              "webhook-signature",
              "v1," + Signatures.base64(mac.doFinal(body))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
