// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import io.holdfast.monitoring.sender.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads requests as senders see them: names in lower case, bodies decompressed up to a bound. */
final class Requests {

  static final int MAX_BODY = 4 * 1024 * 1024;
  private static final String ENCODING = "content-encoding";

  private Requests() {}

  /** As it came. */
  static Received plain(Map<String, List<String>> headers, byte @Nullable [] body) {
    Map<String, String> byName = new TreeMap<>();
    headers.forEach((name, values) -> byName.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Received(
        byName.getOrDefault("content-type", ""), byName, body == null ? new byte[0] : body);
  }

  /**
   * Decompressed.
   *
   * @throws Problem malformed, when it is no gzip; too large; unsupported, for other encodings
   */
  static Received decompressed(Map<String, List<String>> headers, byte @Nullable [] body) {
    Received received = plain(headers, body);
    String encoding = received.header(ENCODING).toLowerCase(Locale.ROOT);
    if (encoding.isEmpty() || encoding.equals("identity")) {
      return received;
    }
    if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
      throw Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "of the content encodings gzip is taken");
    }
    Map<String, String> others = new TreeMap<>(received.headers());
    others.remove(ENCODING);
    return new Received(received.contentType(), others, unzipped(received.body()));
  }

  private static byte[] unzipped(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      byte[] bytes = in.readNBytes(MAX_BODY + 1);
      if (bytes.length > MAX_BODY) {
        throw Problem.of(
            ProblemType.TOO_LARGE, "decompressed, the body has more than " + MAX_BODY + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      String message = "the body is not valid gzip";
      throw Problem.of(
          ProblemType.MALFORMED, message, List.of(new Violation("", "not-gzip", message)));
    }
  }
}
