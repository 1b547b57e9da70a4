// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.monitoring.event.EventType;
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

  void count(Delivery delivery, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      CloudEvent event = delivery.items().get(i).event();
      String type =
          event == null
              ? "unknown"
              : EventType.of(event.type()).map(EventType::shortName).orElse("unknown");
      registry
          .counter("holdfast.events.posted", "type", type, "result", result(outcomes.get(i)))
          .increment();
    }
  }

  private static String result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted kept -> kept.duplicate() ? "duplicate" : "accepted";
      case Outcome.Refused refused -> "refused-" + refused.problem().type().status();
    };
  }
}
