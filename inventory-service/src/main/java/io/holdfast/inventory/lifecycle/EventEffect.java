// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.DataVersion;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.inventory.publishing.SystemEvents.Candidate;
import io.holdfast.inventory.revision.TypedChange;
import io.holdfast.inventory.upstream.LifecycleCase;
import io.holdfast.inventory.version.Adoption;
import io.holdfast.inventory.version.KnownVersion;
import io.holdfast.inventory.version.Stage;
import io.holdfast.inventory.version.VersionEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an event does to a system document: versions that move, changes that are noted, a candidate.
 * Pure: the same event on the same document has the same effect.
 */
final class EventEffect {

  /** A version that reached a stage, to be remembered whatever became of it. */
  record Reached(String component, Version version, Stage stage) {}

  private final LifecycleCase.Event event;
  private final BiFunction<String, Version, Optional<KnownVersion>> known;
  private SystemDocument document;
  private final List<TypedChange> changes = new ArrayList<>();
  private final List<Reached> reached = new ArrayList<>();
  private @Nullable String reason;
  private @Nullable Candidate candidate;

  private EventEffect(
      SystemDocument document,
      LifecycleCase.Event event,
      BiFunction<String, Version, Optional<KnownVersion>> known) {
    this.document = document;
    this.event = event;
    this.known = known;
  }

  /**
   * Works out the effect.
   *
   * @param known looks up what is known of a version of a component
   */
  static EventEffect of(
      SystemDocument document,
      LifecycleCase.Event event,
      List<LifecycleCase.Match> matches,
      BiFunction<String, Version, Optional<KnownVersion>> known) {
    EventEffect effect = new EventEffect(document, event, known);
    for (LifecycleCase.Match match : matches) {
      effect.component(match);
    }
    return effect;
  }

  private void component(LifecycleCase.Match match) {
    Component component =
        document.components().stream()
            .filter(c -> match.component().equals(c.key()))
            .findFirst()
            .orElse(null);
    LifecycleCase.Subject subject =
        Aliases.pick(match.named(), event.subjects(), LifecycleCase.Subject::alias)
            .map(found -> match.isAmbiguous() ? withoutVersion(found) : found)
            .orElse(null);
    if (component == null || subject == null) {
      return;
    }
    switch (event.type()) {
      case "model.trained" -> version(component, subject, match.alias(), Stage.TRAINED);
      case "model.promoted" -> version(component, subject, match.alias(), Stage.PROMOTED);
      case "model.deployed" -> version(component, subject, match.alias(), Stage.DEPLOYED);
      case "dataset.changed" -> dataset(component, subject, match.alias());
      case "drift.detected" -> note(component, "INPUT_DRIFT_DETECTED");
      case "vulnerability.disclosed" -> note(component, "NEW_VULNERABILITY");
      case "incident.detected" -> note(component, "INCIDENT");
      case "architecture.changed" -> note(component, "ARCHITECTURE_CHANGED");
      case "component.changed" -> changed(component, subject, match.alias());
      default -> {
        // answered all the same: findings and evidence that the event carries concern those after
      }
    }
  }

  /** Of a component that is meant perhaps it is noted that it has changed, but not into what. */
  private static LifecycleCase.Subject withoutVersion(LifecycleCase.Subject subject) {
    return new LifecycleCase.Subject(subject.alias(), null, null);
  }

  private void dataset(Component component, LifecycleCase.Subject subject, String alias) {
    if (subject.namesNoVersion()) {
      note(component, VersionEvents.kindOfChange(component, null));
    } else {
      version(component, subject, alias, Stage.TRAINED);
    }
  }

  /** What changed may have a version: of a prompt that is in use, of software that runs. */
  private void changed(Component component, LifecycleCase.Subject subject, String alias) {
    if (event.change() != null) {
      note(component, event.change().kind());
    }
    if (!subject.namesNoVersion()) {
      version(component, subject, alias, Adoption.stageInUse(component, event.environment()));
    }
  }

  private void note(Component component, String kind) {
    changes.add(new TypedChange(kind, component.key(), null, null, null, event.occurredAt()));
  }

  private void version(
      Component component, LifecycleCase.Subject subject, String alias, Stage stage) {
    String key = String.valueOf(component.key());
    if (subject.namesNoVersion()) {
      note(component, VersionEvents.kindOfChange(component, event.method()));
      return;
    }
    Version told = told(subject, alias);
    Optional<KnownVersion> before = known.apply(key, told);
    Version version = before.map(k -> completed(told, k)).orElse(told);
    reached.add(new Reached(key, version, stage));
    Adoption adoption =
        Adoption.of(
            component, stage, version, before.isPresent(), event.environment(), event.occurredAt());
    switch (adoption) {
      case ADOPTED -> adopt(component, version);
      case CANDIDATE -> candidate(key, component, version);
      case SUPERSEDED -> reason = "SUPERSEDED";
      case IDENTIFIED -> identify(component, version);
      case CURRENT, RECORDED -> reason = reason == null ? "NO_CHANGE" : reason;
    }
  }

  private Version told(LifecycleCase.Subject subject, String alias) {
    String registry =
        event.immutableVersions() && subject.version() != null
            ? Aliases.plain(alias) + "@" + subject.version()
            : null;
    return new Version(
        subject.version(), subject.digest(), registry, event.occurredAt(), trainedOn());
  }

  /** The data sets an event names, with the components they are here. */
  private List<DataVersion> trainedOn() {
    List<DataVersion> named = event.trainedOn() == null ? List.of() : event.trainedOn();
    return named.stream()
        .map(
            data ->
                new DataVersion(
                    componentOf(data.alias()), data.alias(), data.version(), data.digest()))
        .toList();
  }

  private @Nullable String componentOf(@Nullable String alias) {
    return document.components().stream()
        .filter(
            c -> alias != null && c.aliases().stream().anyMatch(own -> Aliases.same(own, alias)))
        .map(Component::key)
        .findFirst()
        .orElse(null);
  }

  private static Version completed(Version told, KnownVersion known) {
    return new Version(
        told.label() == null ? known.label() : told.label(),
        told.digest() == null ? known.digest() : told.digest(),
        told.registry() == null ? known.registry() : told.registry(),
        told.since(),
        told.trainedOn().isEmpty() ? known.trainedOn() : told.trainedOn());
  }

  private void adopt(Component component, Version version) {
    String from = component.version() == null ? null : component.version().identity();
    document = with(component, version);
    changes.add(
        new TypedChange(
            VersionEvents.kindOfChange(component, event.method()),
            component.key(),
            "version",
            from,
            version.identity(),
            event.occurredAt()));
  }

  /** The current version turns out to have this digest, too: an event of its past came late. */
  private void identify(Component component, Version version) {
    Version current = Objects.requireNonNull(component.version());
    Version identified =
        new Version(
            current.label() == null ? version.label() : current.label(),
            version.digest(),
            current.registry() == null ? version.registry() : current.registry(),
            current.since(),
            current.trainedOn().isEmpty() ? version.trainedOn() : current.trainedOn());
    document = with(component, identified);
    changes.add(
        new TypedChange(
            "VERSION_IDENTIFIED",
            component.key(),
            "version",
            current.identity(),
            identified.identity(),
            event.occurredAt()));
  }

  private void candidate(String key, Component component, Version version) {
    candidate = new Candidate(key, version, with(component, version));
  }

  private SystemDocument with(Component changed, Version version) {
    return document.withComponents(
        document.components().stream()
            .map(
                c ->
                    changed.key() != null && changed.key().equals(c.key())
                        ? c.withVersion(version)
                        : c)
            .toList());
  }

  boolean revises() {
    return !changes.isEmpty();
  }

  SystemDocument document() {
    return document;
  }

  List<TypedChange> changes() {
    return List.copyOf(changes);
  }

  List<Reached> reached() {
    return List.copyOf(reached);
  }

  /** Why nothing was revised. */
  String reason() {
    return reason == null ? "NO_CHANGE" : reason;
  }

  /** The version that waits, with the system as it would be with it; absent: none. */
  @Nullable Candidate candidate() {
    return candidate;
  }
}
