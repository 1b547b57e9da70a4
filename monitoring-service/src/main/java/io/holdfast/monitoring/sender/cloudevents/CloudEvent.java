// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.monitoring.event.Violations;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent as it was received.
 *
 * @param time as written
 * @param dataContentType media type of the data; absent: JSON
 * @param data the data where it is JSON
 * @param bytes the data where it is not
 * @param extensions other attributes, as text
 * @param raw what came over the wire
 * @param headers the {@code ce-} headers of binary mode
 * @param violations what is wrong with the attributes; what is wrong with the data joins it
 */
record CloudEvent(
    Mode mode,
    String id,
    String source,
    String type,
    @Nullable String subject,
    @Nullable String time,
    @Nullable String dataContentType,
    @Nullable JsonNode data,
    byte @Nullable [] bytes,
    NavigableMap<String, String> extensions,
    byte[] raw,
    String contentType,
    NavigableMap<String, String> headers,
    Pointers pointers,
    Violations violations) {

  /** How an event travels over HTTP. */
  enum Mode {
    STRUCTURED,
    BINARY,
    BATCHED
  }

  /**
   * Where in the request attributes and data stand.
   *
   * @param attributes what stands before an attribute's name
   * @param data pointer of the data
   */
  record Pointers(String attributes, String data) {
    static final Pointers BINARY = new Pointers("header:ce-", "");
    static final Pointers STRUCTURED = new Pointers("/", "/data");

    static Pointers inBatch(int index) {
      return new Pointers("/" + index + "/", "/" + index + "/data");
    }

    String attribute(String name) {
      return attributes + name;
    }
  }
}
