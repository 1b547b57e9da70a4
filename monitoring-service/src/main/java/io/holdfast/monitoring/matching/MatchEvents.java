// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.ledger.CaseStore;
import io.holdfast.monitoring.ledger.LoopConfig;
import io.holdfast.monitoring.ledger.NewCase;
import io.holdfast.monitoring.ledger.NewCase.Match;
import io.holdfast.monitoring.ledger.StoredCase;
import io.holdfast.monitoring.matching.AliasCopies.Found;
import io.holdfast.monitoring.matching.MatchableEvent.Subject;
import io.holdfast.monitoring.matching.SubjectMatches.SubjectState;
import io.holdfast.monitoring.publishing.CasePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Opens a case for every system that an event is about. One step a transaction: tell of cases that
 * nobody was told of, else go on with events that waited for a new name, else take the next event.
 */
@ApplicationScoped
public class MatchEvents {

  /** Cases told of in one transaction. */
  static final int CHUNK = 100;

  private final MatchStore store;
  private final Subjects subjects;
  private final AliasCopies aliases;
  private final CaseStore cases;
  private final CasePublisher publisher;
  private final LoopConfig loop;
  private final Clock clock;

  MatchEvents(
      MatchStore store,
      Subjects subjects,
      AliasCopies aliases,
      CaseStore cases,
      CasePublisher publisher,
      LoopConfig loop,
      Clock clock) {
    this.store = store;
    this.subjects = subjects;
    this.aliases = aliases;
    this.cases = cases;
    this.publisher = publisher;
    this.loop = loop;
    this.clock = clock;
  }

  /**
   * Does the next step, within the caller's transaction.
   *
   * @param inHand told which event is being matched
   * @return whether there was anything to do
   */
  boolean step(Consumer<UUID> inHand) {
    store.takeTurn();
    return publish() || replay(inHand) || next(inHand);
  }

  private boolean publish() {
    List<StoredCase> untold = cases.unpublished(CHUNK);
    if (untold.isEmpty()) {
      return false;
    }
    untold.forEach(publisher::opened);
    Instant now = clock.instant();
    cases.published(untold.stream().map(StoredCase::id).toList(), now, now.plus(loop.reaskAfter()));
    return true;
  }

  private boolean replay(Consumer<UUID> inHand) {
    Optional<Subjects.Replay> replay = subjects.nextReplay();
    if (replay.isEmpty()) {
      return false;
    }
    Optional<Subjects.Waiting> waiting = subjects.next(replay.get());
    if (waiting.isEmpty()) {
      subjects.done(replay.get());
      return true;
    }
    inHand.accept(waiting.get().eventId());
    subjects.passed(replay.get(), waiting.get());
    match(waiting.get().eventId());
    return true;
  }

  private boolean next(Consumer<UUID> inHand) {
    Optional<UUID> accepted = store.nextAccepted(clock.instant());
    accepted.ifPresent(
        id -> {
          inHand.accept(id);
          match(id);
        });
    return accepted.isPresent();
  }

  private void match(UUID eventId) {
    store.lock(eventId).ifPresent(this::match);
  }

  private void match(MatchableEvent event) {
    // the lock comes before the look: see Subjects
    subjects.lock(event.names());
    Map<String, List<Found>> byName = new TreeMap<>();
    for (Found found : aliases.find(event.names(), event.teams())) {
      byName.computeIfAbsent(found.alias(), name -> new ArrayList<>()).add(found);
    }
    Map<UUID, List<Match>> bySystem =
        new TreeMap<>(Comparator.comparing(UUID::toString)); // as the republication goes
    Map<UUID, Found> systems = new LinkedHashMap<>();
    byName.values().forEach(all -> all.forEach(one -> systems.putIfAbsent(one.systemId(), one)));
    int waiting = 0;
    for (Subject subject : event.subjects()) {
      SubjectMatches matches = SubjectMatches.of(subject, byName, event.relieving());
      matches
          .bySystem()
          .forEach((id, some) -> bySystem.computeIfAbsent(id, n -> new ArrayList<>()).addAll(some));
      store.subject(event.id(), subject.position(), matches.state());
      if (matches.state() == SubjectState.MATCHED) {
        subjects.found(event.id(), subject.position());
      } else {
        subjects.await(event.id(), subject.position(), event.occurredAt(), subject.names());
        waiting++;
      }
    }
    cases.open(newCases(event, bySystem, systems));
    publish();
    store.settle(event.id(), waiting);
  }

  private static List<NewCase> newCases(
      MatchableEvent event, Map<UUID, List<Match>> bySystem, Map<UUID, Found> systems) {
    List<NewCase> opened = new ArrayList<>();
    bySystem.forEach(
        (systemId, matches) -> {
          Found system = java.util.Objects.requireNonNull(systems.get(systemId));
          opened.add(
              new NewCase(
                  Ids.next(),
                  event.id(),
                  systemId,
                  system.systemKey(),
                  system.team(),
                  matches.stream().distinct().toList(),
                  event.receivedAt()));
        });
    return opened;
  }
}
