// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A delivery as it came, decompressed.
 *
 * @param contentType the Content-Type as written; empty when there is none
 * @param headers by lower-case name, one character per byte
 */
public record Received(String contentType, Map<String, String> headers, byte[] body) {

  /** A header's value; empty when it is not there. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The same with those headers only that a sender reads. */
  public Received keeping(Predicate<String> reads) {
    Map<String, String> kept = new TreeMap<>(headers);
    kept.keySet().removeIf(name -> !reads.test(name));
    return new Received(contentType, kept, body);
  }

  /** The media type without parameters, in lower case. */
  public String mediaType() {
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
