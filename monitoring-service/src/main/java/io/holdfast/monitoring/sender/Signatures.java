// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures over raw bytes, compared in constant time. Whatever is wrong, the answer is the same
 * kind of refusal: 401.
 */
public final class Signatures {

  /** How far a signed time may lie from this clock, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private Signatures() {}

  /**
   * Standard Webhooks 1.0: {@code webhook-signature} holds {@code v1,} and Base64 of HMAC-SHA256
   * over id, time and body, any of several; the secret is Base64 after {@code whsec_}.
   */
  public static void standardWebhooks(Received received, List<String> secrets, Instant now) {
    byte[] signed =
        timed(received, received.header("webhook-id"), received.header("webhook-timestamp"), now);
    List<String> given = List.of(received.header("webhook-signature").split(" "));
    require(
        secrets.stream()
            .map(Signatures::standardKey)
            .map(key -> "v1," + base64(hmac(key, signed)))
            .anyMatch(expected -> given.stream().anyMatch(one -> equal(one, expected))));
  }

  /** The bytes {@code id.time.body}, whose time is not far from now. */
  public static byte[] timed(Received received, String id, String time, Instant now) {
    if (id.isEmpty() || !time.matches("\\d{1,12}")) {
      throw refused("id or time of the signature is missing");
    }
    Instant signedAt = Instant.ofEpochSecond(Long.parseLong(time));
    if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) {
      throw refused("signed at %s, which is more than 5 minutes from now".formatted(signedAt));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(received.body().length + 100);
    bytes.writeBytes((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(received.body());
    return bytes.toByteArray();
  }

  private static byte[] standardKey(String secret) {
    try {
      return Base64.getDecoder()
          .decode(secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret);
    } catch (IllegalArgumentException e) {
      return utf8(secret);
    }
  }

  /** HMAC-SHA256 of bytes under a secret's UTF-8 bytes. */
  public static byte[] hmac(String secret, byte[] bytes) {
    return hmac(utf8(secret), bytes);
  }

  private static byte[] hmac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lower-case hexadecimal, as it is compared. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  public static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** HMAC-SHA256 over the body in a header, as hexadecimal digits after a prefix, in any case. */
  public static void hexOverBody(
      Received received, String header, String prefix, List<String> secrets) {
    String given = received.header(header).toLowerCase(Locale.ROOT);
    String before = prefix.toLowerCase(Locale.ROOT);
    require(
        secrets.stream()
            .anyMatch(secret -> equal(given, before + hex(hmac(secret, received.body())))));
  }

  /** HMAC-SHA256 over the body in a header, as Base64 after a prefix. */
  public static void base64OverBody(
      Received received, String header, String prefix, List<String> secrets) {
    String given = received.header(header);
    require(
        secrets.stream()
            .anyMatch(secret -> equal(given, prefix + base64(hmac(secret, received.body())))));
  }

  /** A secret sent along. */
  public static void sharedSecret(String given, List<String> secrets) {
    require(!given.isEmpty() && secrets.stream().anyMatch(secret -> equal(given, secret)));
  }

  public static void require(boolean fits) {
    if (!fits) {
      throw refused("signature or token is missing or fits no secret of this connection");
    }
  }

  /** Equal, in a time that tells nothing. */
  public static boolean equal(String given, String expected) {
    return MessageDigest.isEqual(utf8(given), utf8(expected));
  }

  private static Problem refused(String why) {
    return Problem.of(ProblemType.UNAUTHENTICATED, why);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
