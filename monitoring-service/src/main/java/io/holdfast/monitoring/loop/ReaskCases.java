// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.monitoring.ledger.CaseStore;
import io.holdfast.monitoring.ledger.EventResponse;
import io.holdfast.monitoring.ledger.LoopConfig;
import io.holdfast.monitoring.ledger.ReadEvents;
import io.holdfast.monitoring.ledger.StoredCase;
import io.holdfast.monitoring.publishing.CasePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Asks for the answer of cases again: when somebody wants it, or when it is overdue. */
@ApplicationScoped
public class ReaskCases {

  private static final int CHUNK = 100;

  private final CaseStore cases;
  private final CasePublisher publisher;
  private final ReadEvents events;
  private final History history;
  private final Caller caller;
  private final LoopConfig loop;
  private final Clock clock;

  ReaskCases(
      CaseStore cases,
      CasePublisher publisher,
      ReadEvents events,
      History history,
      Caller caller,
      LoopConfig loop,
      Clock clock) {
    this.cases = cases;
    this.publisher = publisher;
    this.events = events;
    this.history = history;
    this.caller = caller;
    this.loop = loop;
    this.clock = clock;
  }

  /**
   * Asks for the answer of one case again.
   *
   * @throws Problem not found; forbidden; conflict, when it is closed
   */
  @Transactional
  public EventResponse.CaseResponse reask(UUID eventId, UUID caseId) {
    EventResponse.CaseResponse shown = find(eventId, caseId);
    caller.require(Roles.OPERATOR, shown.system().team(), "case", caseId);
    StoredCase open =
        cases
            .findOpen(caseId)
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.CONFLICT,
                        "case " + caseId + " has its answer, or was not told to anybody yet"));
    publisher.reasked(open);
    cases.reasked(caseId, next(open));
    history.record("case", caseId, open.team(), "re-asked", caller.actor(), null, null);
    return find(eventId, caseId);
  }

  private EventResponse.CaseResponse find(UUID eventId, UUID caseId) {
    return events.get(eventId).cases().stream()
        .filter(shown -> shown.caseId().equals(caseId))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("case", caseId));
  }

  /** Asks again for answers that are overdue, each after a longer pause; how many. */
  @Transactional
  public int reaskDue() {
    List<StoredCase> due = cases.due(clock.instant(), loop.reaskAttempts(), CHUNK);
    for (StoredCase open : due) {
      publisher.reasked(open);
      cases.reasked(open.id(), next(open));
    }
    return due.size();
  }

  private Instant next(StoredCase asked) {
    Duration pause = loop.reaskAfter().multipliedBy(1L << Math.min(asked.reasked() + 1, 10));
    return clock.instant().plus(pause);
  }
}
