// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The canonical form of JSON (RFC 8785) and digests over it: same content, same digest. */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** RFC 8785 text of a value. */
  public static String text(Object value) {
    try {
      return new JsonCanonicalizer(Json.text(value)).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code sha256:} and 64 hexadecimal digits over the canonical form of a value. */
  public static String digest(Object value) {
    return digestOf(text(value).getBytes(StandardCharsets.UTF_8));
  }

  /** {@code sha256:} and 64 hexadecimal digits over bytes as they are. */
  public static String digestOf(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
