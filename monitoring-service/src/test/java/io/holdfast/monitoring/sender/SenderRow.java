// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.monitoring.event.Envelope;
import io.holdfast.monitoring.event.EventReader;
import io.holdfast.monitoring.event.NormalisedEvent;
import io.holdfast.monitoring.event.Violations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What is promised of one sender.
 *
 * @param facts of each event what it is, and of each subject its name, version ({@code v=}) and
 *     digest ({@code d=}); what is not said is not there
 */
record SenderRow(
    String name,
    String kind,
    Rules rules,
    Sent first,
    List<String> facts,
    List<Variation> variations) {

  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

  /** What a delivery is that says again what another said. */
  enum Repeat {
    /** The same event: answered as a duplicate. */
    SAME,
    /** Another event, which means nothing any more. */
    NO_NEWS,
    /**
     * Another event with a meaning of its own; what it says of a version does not move it again.
     */
    OTHER
  }

  /** A delivery. */
  record Sent(String contentType, Map<String, String> headers, String body) {
    static Sent json(String body) {
      return new Sent("application/json", Map.of(), body);
    }

    Sent with(Map<String, String> other) {
      return new Sent(contentType, other, body);
    }

    Sent saying(UnaryOperator<String> change) {
      String changed = change.apply(body);
      if (changed.equals(body)) {
        throw new IllegalArgumentException("the variation changes nothing");
      }
      return new Sent(contentType, headers, changed);
    }
  }

  /** Another delivery, and what it is. */
  record Variation(String what, Repeat repeat, Sent sent) {}

  static SenderRow of(String name, String kind, Sent first, String... facts) {
    return new SenderRow(name, kind, Rules.NONE, first, List.of(facts), List.of());
  }

  SenderRow mapped(Rules other) {
    return new SenderRow(name, kind, other, first, facts, variations);
  }

  SenderRow and(String what, Repeat repeat, Sent sent) {
    List<Variation> more = new ArrayList<>(variations);
    more.add(new Variation(what, repeat, sent));
    return new SenderRow(name, kind, rules, first, facts, more);
  }

  List<SentEvent> read(Sent sent) {
    Received received =
        new Received(
            sent.contentType(), sent.headers(), sent.body().getBytes(StandardCharsets.UTF_8));
    return new Senders()
        .find(kind).orElseThrow().parse(received, rules).items().stream()
            .map(item -> Objects.requireNonNull(item.event()))
            .toList();
  }

  /** What an event says, after what is remembered of those before it. */
  static String facts(SentEvent event, Map<String, JsonNode> memory) {
    Meaning meaning = event.meaning();
    Recall recall = event.recall();
    if (recall != null) {
      Recall.Recollection recollection = recall.with(memory.get(recall.key()));
      meaning = recollection.meaning();
      if (recollection.keep() != null) {
        memory.put(recall.key(), Objects.requireNonNull(recollection.keep()));
      }
    }
    return switch (meaning) {
      case Meaning.Happened happened -> normalised(event, happened);
      case Meaning.Nothing nothing -> "nothing";
      case Meaning.Test test -> "test";
      case Meaning.Unknown unknown -> "unknown";
    };
  }

  private static String normalised(SentEvent event, Meaning.Happened happened) {
    Violations violations = new Violations();
    NormalisedEvent read =
        EventReader.read(
            happened.type(),
            new Envelope(
                new UUID(0, 1),
                event.source(),
                event.id(),
                event.subject(),
                NOW,
                NOW,
                NOW,
                new NormalisedEvent.Actor("i", "s", null),
                null,
                false),
            happened.data(),
            "",
            violations);
    if (!violations.isEmpty()) {
      return "unmapped: " + violations.all();
    }
    StringBuilder facts = new StringBuilder(read.type());
    for (NormalisedEvent.Subject subject : read.subjects()) {
      facts.append(" ").append(subject.alias());
      if (subject.version() != null) {
        facts.append(" v=").append(subject.version());
      }
      if (subject.digest() != null) {
        facts.append(" d=").append(subject.digest());
      }
    }
    return facts.toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
