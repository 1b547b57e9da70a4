// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import io.holdfast.monitoring.ledger.LateCase;
import io.holdfast.monitoring.ledger.LateCases;
import io.holdfast.monitoring.ledger.LoopConfig;
import io.holdfast.monitoring.publishing.CasePublisher;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Tells once of every case that needs longer than the objective. */
@ApplicationScoped
public class TellLateCases {

  private static final int CHUNK = 100;

  private final LateCases cases;
  private final CasePublisher publisher;
  private final LoopConfig loop;
  private final Clock clock;
  private final MeterRegistry registry;

  TellLateCases(
      LateCases cases,
      CasePublisher publisher,
      LoopConfig loop,
      Clock clock,
      MeterRegistry registry) {
    this.cases = cases;
    this.publisher = publisher;
    this.loop = loop;
    this.clock = clock;
    this.registry = registry;
  }

  /** Tells of those that have become late; how many. */
  @Transactional
  public int tell() {
    Instant now = clock.instant();
    List<LateCase> late = cases.untold(now.minus(loop.objective()), CHUNK);
    // systems in one order, as matching goes: each is locked
    late.stream()
        .sorted(Comparator.comparing(one -> one.open().systemId().toString()))
        .forEach(one -> publisher.late(one, loop.objective()));
    cases.told(late.stream().map(one -> one.open().id()).toList(), now);
    if (!late.isEmpty()) {
      registry.counter("holdfast.loop.breaches").increment(late.size());
    }
    return late.size();
  }
}
