// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.process.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The topics of the one topic file. */
record Topics(List<Topic> all) {

  /**
   * A topic.
   *
   * @param writer the one service that writes it
   */
  record Topic(
      String name, int partitions, Duration retention, int maxMessageBytes, String writer) {

    /** What a broker is told; the writer compresses, the broker keeps it as it came. */
    Map<String, String> settings() {
      return Map.of(
          "retention.ms", Long.toString(retention.toMillis()),
          "max.message.bytes", Integer.toString(maxMessageBytes),
          "compression.type", "producer");
    }
  }

  Topics {
    all = List.copyOf(all);
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException when something in it is missing or not valid
   */
  static Topics read(Path file) {
    return of(Json.read(file), file.toString());
  }

  static Topics of(JsonNode file, String name) {
    List<Topic> topics = new ArrayList<>();
    for (JsonNode item : file) {
      Topic topic =
          new Topic(
              item.path("name").asText(),
              item.path("partitions").asInt(),
              Duration.ofDays(item.path("retentionDays").asLong()),
              item.path("maxMessageBytes").asInt(),
              item.path("writer").asText());
      if (topic.name().isEmpty()
          || topic.writer().isEmpty()
          || topic.partitions() < 1
          || topic.retention().isZero()
          || topic.maxMessageBytes() < 1) {
        throw new IllegalArgumentException(name + ": not a topic: " + item);
      }
      topics.add(topic);
    }
    if (topics.isEmpty() || topics.stream().map(Topic::name).distinct().count() < topics.size()) {
      throw new IllegalArgumentException(name + ": no topics, or one twice");
    }
    return new Topics(topics);
  }

  /** Those that are not there yet. */
  List<Topic> missing(Set<String> there) {
    return all.stream().filter(topic -> !there.contains(topic.name())).toList();
  }

  int maxMessageBytes() {
    return all.stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();
  }
}
