// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.json.CanonicalJson;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets with AES-256-GCM. What is sealed is bound to its place (the additional data), so
 * that a row copied to another connection opens nothing.
 */
@Startup(SecretKeys.BEFORE_ALL_ELSE)
@Singleton
class SecretKeys {

  /** For trying things out; refused in production. */
  static final String DEMO = "aG9sZGZhc3QtZGVtby1rZXktbm90LWZvci1wcm9kISE=";

  /** An unsafe configuration is refused before the database is asked for anything. */
  static final int BEFORE_ALL_ELSE = 100;

  private static final String PROPERTY = "holdfast.connections.key";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Bytes that only the key opens. */
  record Sealed(String keyId, byte[] bytes) {}

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String currentId;
  private final SecureRandom random = new SecureRandom();

  @Inject
  SecretKeys(ConnectionsConfig config) {
    this(
        config.key().orElse(null),
        config.previousKeys().orElse(List.of()),
        LaunchMode.current() == LaunchMode.NORMAL);
  }

  SecretKeys(@Nullable String key, List<String> previous, boolean production) {
    if (production && (key == null || key.isBlank())) {
      throw new IllegalStateException(
          PROPERTY + " is needed: 32 random bytes in Base64 (openssl rand -base64 32)");
    }
    if (production && DEMO.equals(key)) {
      throw new IllegalStateException(PROPERTY + " is the demo key, which everybody knows");
    }
    currentId = add(key == null || key.isBlank() ? DEMO : key);
    previous.forEach(this::add);
  }

  private String add(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(PROPERTY + " is not Base64", e);
    }
    if (bytes.length != 32) {
      throw new IllegalStateException(
          PROPERTY + " has " + bytes.length + " bytes; AES-256 needs 32");
    }
    String id = CanonicalJson.digestOf(bytes).substring("sha256:".length()).substring(0, 12);
    keys.put(id, new SecretKeySpec(bytes, "AES"));
    return id;
  }

  String currentId() {
    return currentId;
  }

  Sealed seal(String secret, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, currentId, nonce, place)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return new Sealed(currentId, all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    }
  }

  /** Opens; empty when no configured key does. */
  Optional<String> open(Sealed sealed, String place) {
    if (!keys.containsKey(sealed.keyId()) || sealed.bytes().length <= NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
      byte[] opened =
          cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, place)
              .doFinal(sealed.bytes(), NONCE_BYTES, sealed.bytes().length - NONCE_BYTES);
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String keyId, byte[] nonce, String place)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
