// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** The canonical form of JSON (RFC 8785) and digests over it: same content, same digest. */
public final class CanonicalJson {

  /** What RFC 8785 asks for, as long as no number has a fraction. */
  private static final ObjectWriter SORTED =
      Json.mapper()
          .writer()
          .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

  /** Up to here every integer is a number of its own in RFC 8785, section 3.2.2.3. */
  private static final long LARGEST = 1L << 53;

  private CanonicalJson() {}

  /** RFC 8785 text of a value. */
  public static String text(Object value) {
    JsonNode tree = Json.tree(value);
    try {
      return hasFractions(tree)
          ? new JsonCanonicalizer(Json.text(tree)).getEncodedString()
          : SORTED.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a number in it is not an integer that every reader has exactly. */
  private static boolean hasFractions(JsonNode tree) {
    if (tree.isNumber()) {
      return !tree.isIntegralNumber()
          || !tree.canConvertToLong()
          || Math.absExact(tree.longValue()) > LARGEST;
    }
    for (JsonNode child : tree) {
      if (hasFractions(child)) {
        return true;
      }
    }
    return false;
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
