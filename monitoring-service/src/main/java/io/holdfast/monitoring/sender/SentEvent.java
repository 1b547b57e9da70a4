// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import io.holdfast.monitoring.event.Violations;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of a sender.
 *
 * @param id what makes two deliveries the same event, together with source and type
 * @param source who says so, as it calls itself
 * @param type the sender's own word
 * @param subject the CloudEvents subject, which names the subject where the data does not
 * @param time RFC 3339 as written; absent: when it was received
 * @param content what makes two deliveries of one id say the same; empty where they always do
 * @param pointers where in the delivery time and data stand
 * @param violations what is wrong so far; what is wrong with the data joins it
 * @param recall what its meaning depends on; absent: on nothing before it
 */
public record SentEvent(
    String id,
    String source,
    String type,
    @Nullable String subject,
    @Nullable String time,
    Meaning meaning,
    Map<String, Object> content,
    Pointers pointers,
    Violations violations,
    @Nullable Recall recall) {

  /** Where in the delivery something stands. */
  public record Pointers(String time, String data) {}

  /** An event whose id is never used for anything else. */
  public static SentEvent of(
      String id, String source, String type, @Nullable String time, Meaning meaning) {
    return of(id, source, type, time, meaning, Map.of());
  }

  /** An event whose repetitions have to say the same. */
  public static SentEvent of(
      String id,
      String source,
      String type,
      @Nullable String time,
      Meaning meaning,
      Map<String, Object> content) {
    return new SentEvent(
        id,
        source,
        type,
        null,
        time,
        meaning,
        content,
        new Pointers("", ""),
        new Violations(),
        null);
  }

  /** The same event with another meaning, which depends on nothing before it. */
  public SentEvent as(Meaning other) {
    return new SentEvent(
        id, source, type, subject, time, other, content, pointers, violations, null);
  }

  /** The same event, whose meaning depends on what came before. */
  public SentEvent recalling(Recall before) {
    return new SentEvent(
        id, source, type, subject, time, meaning, content, pointers, violations, before);
  }
}
