// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.SentEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what was posted by type and what became of it. */
@ApplicationScoped
class IntakeMeters {

  private final MeterRegistry registry;

  IntakeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Parsed parsed, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      SentEvent event = parsed.items().get(i).event();
      registry
          .counter(
              "holdfast.events.posted",
              "type",
              event == null ? "unknown" : type(event.meaning()),
              "result",
              result(outcomes.get(i)))
          .increment();
    }
  }

  private static String type(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Happened happened -> happened.type().shortName();
      case Meaning.Unknown unknown -> "unknown";
      case Meaning.Nothing nothing -> "ignored";
      case Meaning.Test test -> "test";
    };
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted kept -> kept.duplicate() ? "duplicate" : "accepted";
      case Outcome.Refused refused -> "refused-" + refused.problem().type().status();
    };
  }
}
