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
import io.holdfast.monitoring.matching.Subjects.Replay;
import io.holdfast.monitoring.matching.Subjects.Sought;
import io.holdfast.monitoring.matching.Subjects.Waiting;
import io.holdfast.monitoring.publishing.CasePublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Opens a case for every system that an event is about. One step a transaction: tell of cases that
 * nobody was told of, else match the next events that waited for a new name together with the next
 * that came in.
 */
@ApplicationScoped
public class MatchEvents {

  /** Cases told of in one transaction; events taken in one; cases after which it takes no more. */
  static final int CHUNK = 100;

  /** What a step does to subjects and events, written when all are matched. */
  private record Results(
      Map<Sought, SubjectState> states, List<NewCase> cases, Map<UUID, Integer> waiting) {
    Results() {
      this(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>());
    }

    List<Sought> found() {
      return states.keySet().stream()
          .filter(sought -> states.get(sought) == SubjectState.MATCHED)
          .toList();
    }

    List<Sought> missed() {
      return states.keySet().stream()
          .filter(sought -> states.get(sought) != SubjectState.MATCHED)
          .toList();
    }
  }

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
   * Matches what waits and publishes the cases, so many of each as fit into the caller's
   * transaction.
   *
   * @param inHand told which events are being matched
   * @return whether there may be more
   */
  boolean step(Consumer<List<UUID>> inHand) {
    store.takeTurn();
    boolean moreToMatch = matchNext(inHand);
    boolean moreToPublish = publish();
    return moreToMatch || moreToPublish;
  }

  /** Matches one event and publishes its cases, within the caller's transaction. */
  void alone(UUID event) {
    store.takeTurn();
    match(List.of(event));
    publish();
  }

  private boolean publish() {
    List<StoredCase> untold = cases.unpublished(CHUNK);
    if (untold.isEmpty()) {
      return false;
    }
    // systems in one order, as each is locked; the cases of one stay in the order of their ids
    untold.stream()
        .sorted(Comparator.comparing(told -> told.systemId().toString()))
        .forEach(publisher::opened);
    Instant now = clock.instant();
    cases.published(untold.stream().map(StoredCase::id).toList(), now, now.plus(loop.reaskAfter()));
    return untold.size() == CHUNK;
  }

  /**
   * New events do not wait until all that waited before are matched, unless they name what is being
   * replayed.
   */
  private boolean matchNext(Consumer<List<UUID>> inHand) {
    Optional<Replay> replay = subjects.nextReplay();
    List<Waiting> waiting = replay.map(name -> subjects.next(name, CHUNK)).orElse(List.of());
    List<UUID> events = new ArrayList<>(waiting.stream().map(Waiting::eventId).toList());
    events.addAll(store.nextAccepted(clock.instant(), CHUNK));
    if (!events.isEmpty()) {
      inHand.accept(events);
    }
    Set<UUID> matched = match(events);
    replay.ifPresent(name -> pass(name, waiting, matched));
    boolean left = events.size() >= CHUNK || matched.size() < events.size();
    return replay.isPresent() || !matched.isEmpty() && left;
  }

  private void pass(Replay replay, List<Waiting> waiting, Set<UUID> matched) {
    if (waiting.isEmpty()) {
      subjects.done(replay);
      return;
    }
    Waiting last = null;
    for (Waiting one : waiting) {
      if (!matched.contains(one.eventId())) {
        break;
      }
      last = one;
    }
    if (last != null) {
      subjects.passed(replay, last);
    }
  }

  /**
   * Matches events in their order.
   *
   * @return those that are done with; the others' turn comes later
   */
  private Set<UUID> match(List<UUID> ids) {
    Set<UUID> done = new LinkedHashSet<>();
    if (ids.isEmpty()) {
      return done;
    }
    Map<UUID, MatchableEvent> events = store.lock(ids);
    Set<String> names = new TreeSet<>();
    events.values().forEach(event -> names.addAll(event.names()));
    // the lock comes before the look: see Subjects
    subjects.lock(names);
    Set<String> replayed = subjects.replayed(names);
    Map<String, List<Found>> byName = new TreeMap<>();
    for (Found found : aliases.find(names)) {
      byName.computeIfAbsent(found.alias(), name -> new ArrayList<>()).add(found);
    }
    Results results = new Results();
    for (UUID id : new LinkedHashSet<>(ids)) {
      MatchableEvent event = events.get(id);
      if (event != null && (results.cases().size() >= CHUNK || event.comesAfter(replayed))) {
        continue;
      }
      if (event != null) {
        match(event, byName, results);
      }
      done.add(id);
    }
    write(results);
    return done;
  }

  private static void match(
      MatchableEvent event, Map<String, List<Found>> byName, Results results) {
    Map<UUID, List<Match>> bySystem =
        new TreeMap<>(Comparator.comparing(UUID::toString)); // as the republication goes
    Map<UUID, Found> systems = new LinkedHashMap<>();
    Map<String, List<Found>> visible = visible(event, byName);
    visible.values().forEach(all -> all.forEach(one -> systems.putIfAbsent(one.systemId(), one)));
    int waiting = 0;
    for (Subject subject : event.subjects()) {
      Sought sought = new Sought(event, subject);
      SubjectMatches matches = SubjectMatches.of(subject, visible, event.relieving());
      matches
          .bySystem()
          .forEach((id, some) -> bySystem.computeIfAbsent(id, n -> new ArrayList<>()).addAll(some));
      results.states().put(sought, matches.state());
      if (matches.state() != SubjectState.MATCHED) {
        waiting++;
      }
    }
    results.cases().addAll(newCases(event, bySystem, systems));
    results.waiting().put(event.id(), waiting);
  }

  private void write(Results results) {
    store.subjects(results.states());
    subjects.found(results.found().stream().filter(found -> found.subject().waiting()).toList());
    subjects.await(results.missed());
    cases.open(results.cases());
    store.settle(results.waiting());
  }

  /** What was found of the event's names in systems of the teams for which its poster speaks. */
  private static Map<String, List<Found>> visible(
      MatchableEvent event, Map<String, List<Found>> byName) {
    Map<String, List<Found>> visible = new TreeMap<>();
    for (String name : event.names()) {
      visible.put(
          name,
          byName.getOrDefault(name, List.of()).stream()
              .filter(found -> event.teams().includes(found.team()))
              .toList());
    }
    return visible;
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
