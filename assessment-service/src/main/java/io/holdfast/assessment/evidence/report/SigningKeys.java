// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public keys whose signatures are trusted. */
final class SigningKeys {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  /**
   * A key.
   *
   * @param hint as signers name it in a bundle: SHA-256 over its PEM form
   */
  private record Key(ECPublicKey key, String hint) {}

  private final List<Key> keys;

  private SigningKeys(List<Key> keys) {
    this.keys = keys;
  }

  /**
   * Reads PEM keys.
   *
   * @throws IllegalArgumentException when one is no public key on P-256, P-384 or P-521
   */
  static SigningKeys of(List<String> pems) {
    return new SigningKeys(pems.stream().map(SigningKeys::key).toList());
  }

  private static Key key(String pem) {
    try {
      String body = pem.strip();
      if (!body.startsWith(BEGIN) || !body.endsWith(END)) {
        throw new IllegalArgumentException("no PEM");
      }
      byte[] encoded =
          Base64.getMimeDecoder()
              .decode(body.substring(BEGIN.length(), body.length() - END.length()));
      ECPublicKey key =
          (ECPublicKey)
              KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      algorithm(key);
      return new Key(key, hint(key));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "holdfast.reports.model-signing-keys: PEM public keys on P-256, P-384 or P-521 are needed",
          e);
    }
  }

  /** SHA-256 over the PEM form with lines of 64 characters, as the signers compute it. */
  private static String hint(ECPublicKey key) {
    String pem =
        BEGIN
            + "\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n"
            + END
            + "\n";
    MessageDigest digest = MeteredStream.sha256();
    return HexFormat.of().formatHex(digest.digest(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String algorithm(ECPublicKey key) {
    return switch (key.getParams().getCurve().getField().getFieldSize()) {
      case 256 -> "SHA256withECDSA";
      case 384 -> "SHA384withECDSA";
      case 521 -> "SHA512withECDSA";
      default -> throw new IllegalArgumentException("unknown curve");
    };
  }

  /** Whether there is a key of that name, or any where none is named. */
  boolean has(@Nullable String hint) {
    return keys.stream().anyMatch(key -> isMeant(key, hint));
  }

  /** Whether a key of that name, or any where none is named, signed the message. */
  boolean verify(@Nullable String hint, byte[] message, byte[] signature) {
    return keys.stream()
        .filter(key -> isMeant(key, hint))
        .anyMatch(key -> verify(key.key(), message, signature));
  }

  private static boolean isMeant(Key key, @Nullable String hint) {
    return hint == null || hint.isEmpty() || hint.equals(key.hint());
  }

  private static boolean verify(ECPublicKey key, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm(key));
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
