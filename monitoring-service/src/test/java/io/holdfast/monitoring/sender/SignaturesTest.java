// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kit.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  // test vector of the Standard Webhooks reference libraries (standard-webhooks/standard-webhooks,
  // MIT)
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static Received received(Map<String, String> headers, String body) {
    return new Received("application/json", headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> signed() {
    return new HashMap<>(
        Map.of("webhook-id", ID, "webhook-timestamp", TIME, "webhook-signature", SIGNATURE));
  }

  private static void verify(Map<String, String> headers, String body, Instant now) {
    Signatures.standardWebhooks(received(headers, body), List.of("whsec_b3RoZXI=", SECRET), now);
  }

  @Test
  void takesStandardWebhooks() {
    Instant now = Instant.ofEpochSecond(Long.parseLong(TIME));
    Map<String, String> several = signed();
    several.put("webhook-signature", "v1a,x v1,eA== " + SIGNATURE);

    assertThatCode(() -> verify(signed(), BODY, now)).doesNotThrowAnyException();
    assertThatCode(() -> verify(several, BODY, now.plusSeconds(300))).doesNotThrowAnyException();
    assertThatThrownBy(() -> verify(signed(), BODY + " ", now)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> verify(signed(), BODY, now.plusSeconds(301)))
        .hasMessageContaining("more than 5 minutes from now");
    assertThatThrownBy(() -> verify(signed(), BODY, now.minusSeconds(301)))
        .isInstanceOf(Problem.class);
    for (String missing : signed().keySet()) {
      Map<String, String> less = signed();
      less.remove(missing);
      assertThatThrownBy(() -> verify(less, BODY, now)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void takesHexadecimalOverTheBody() {
    // GitHub's documented test vector
    Received received =
        received(
            Map.of(
                "x-hub-signature-256",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
            "Hello, World!");

    assertThatCode(
            () ->
                Signatures.hexOverBody(
                    received,
                    "x-hub-signature-256",
                    "sha256=",
                    List.of("It's a Secret to Everybody")))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                Signatures.hexOverBody(
                    received,
                    "x-hub-signature-256",
                    "SHA256=",
                    List.of("It's a Secret to Everybody")))
        .describedAs("hexadecimal in any case, and so is what stands before it")
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                Signatures.hexOverBody(
                    received, "x-hub-signature-256", "sha256=", List.of("other")))
        .isInstanceOf(Problem.class);
  }

  @Test
  void anEmptySecretIsNone() {
    assertThatThrownBy(() -> Signatures.sharedSecret("", List.of(""))).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> Signatures.sharedSecret("x", List.of())).isInstanceOf(Problem.class);
  }
}
