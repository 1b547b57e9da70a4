// SPDX-License-Identifier: Apache-2.0
package io.holdfast.endtoend;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The headers that senders sign their deliveries with, over the raw body. */
final class Signed {

  private static final String JSON = "application/json";

  private Signed() {}

  /** As {@code mlflow.webhooks.delivery} does: one id per delivery, the same when repeated. */
  static Map<String, String> byMlflow(String secret, String body) {
    String id = UUID.randomUUID().toString();
    String time = Long.toString(Instant.now().getEpochSecond());
    String signature =
        "v1," + Base64.getEncoder().encodeToString(hmac(secret, id + "." + time + "." + body));
    return Map.of(
        "Content-Type",
        JSON,
        "X-MLflow-Delivery-Id",
        id,
        "X-MLflow-Timestamp",
        time,
        "X-MLflow-Signature",
        signature);
  }

  static Map<String, String> byGithub(String secret, String event, String body) {
    return Map.of(
        "Content-Type",
        JSON,
        "X-GitHub-Event",
        event,
        "X-GitHub-Delivery",
        UUID.randomUUID().toString(),
        "X-Hub-Signature-256",
        hex(secret, body));
  }

  /** HMAC-SHA256 in hexadecimal, after the name of the algorithm. */
  static String hex(String secret, String body) {
    return "sha256=" + HexFormat.of().formatHex(hmac(secret, body));
  }

  private static byte[] hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
