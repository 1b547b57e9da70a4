// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The installation's keys for statements of the gate: Ed25519 (RFC 8032). The first replica that
 * needs one makes it; all replicas share it through the database.
 */
@ApplicationScoped
class GateKeys {

  private static final String ALGORITHM = "Ed25519";
  private static final int RAW_LENGTH = 32;

  private final Jdbi jdbi;
  private final Clock clock;
  private volatile @Nullable Key signing;

  GateKeys(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * A public key as a JSON Web Key (RFC 8037).
   *
   * @param kid SHA-256 over its SubjectPublicKeyInfo, hexadecimal
   * @param x the 32 bytes of the key, base64url
   */
  @Schema(name = "GateKey")
  public record PublicKey(String kty, String crv, String use, String alg, String kid, String x) {}

  /** A signature and the key that made it. */
  record Signed(String keyId, byte[] signature) {}

  private record Key(String id, PrivateKey key) {}

  /** Public keys, newest first; statements that were signed with an old one still verify. */
  List<PublicKey> all() {
    signing();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id, public_key from gate_key order by created_at desc, id")
                .map((rs, ctx) -> publicKey(rs.getString("id"), rs.getBytes("public_key")))
                .list());
  }

  private static PublicKey publicKey(String id, byte[] encoded) {
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
    String x = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    return new PublicKey("OKP", ALGORITHM, "sig", "EdDSA", id, x);
  }

  Signed sign(byte[] message) {
    Key key = signing();
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key.key());
      signature.update(message);
      return new Signed(key.id(), signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with Ed25519", e);
    }
  }

  private Key signing() {
    Key known = signing;
    if (known == null) {
      known = load();
      signing = known;
    }
    return known;
  }

  private Key load() {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(hashtext('gate_key'))");
          return handle
              .createQuery(
                  """
                  select id, private_key from gate_key where private_key is not null
                  order by created_at desc, id limit 1
                  """)
              .map((rs, ctx) -> key(rs.getString("id"), rs.getBytes("private_key")))
              .findOne()
              .orElseGet(
                  () -> {
                    KeyPair pair = pair();
                    String id = id(pair.getPublic().getEncoded());
                    handle
                        .createUpdate(
                            """
                            insert into gate_key (id, public_key, private_key, created_at)
                            values (:id, :public, :private, :now)
                            """)
                        .bindMap(
                            Map.of(
                                "id",
                                id,
                                "public",
                                pair.getPublic().getEncoded(),
                                "private",
                                pair.getPrivate().getEncoded(),
                                "now",
                                clock.instant()))
                        .execute();
                    return new Key(id, pair.getPrivate());
                  });
        });
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  private static Key key(String id, byte[] encoded) {
    try {
      return new Key(
          id, KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("stored key cannot be read", e);
    }
  }

  private static String id(byte[] encoded) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
