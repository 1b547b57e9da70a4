// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import io.holdfast.inventory.lifecycle.CaseAnswers.Recorded;
import io.holdfast.inventory.publishing.SystemEvents;
import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.publishing.SystemEvents.Candidate;
import io.holdfast.inventory.publishing.SystemEvents.CaseEcho;
import io.holdfast.inventory.publishing.SystemEvents.PublishedRevision;
import io.holdfast.inventory.publishing.SystemEvents.SystemEvent;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.inventory.system.CurrentSystem;
import io.holdfast.inventory.system.ReviseSystem;
import io.holdfast.inventory.upstream.LifecycleCase;
import io.holdfast.inventory.upstream.OpenedCases;
import io.holdfast.inventory.version.ComponentVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every case exactly once: revised, unchanged or rejected. */
@ApplicationScoped
class AnswerCase implements OpenedCases {

  private final ReviseSystem revise;
  private final Revisions revisions;
  private final ComponentVersions versions;
  private final CaseAnswers answers;
  private final SystemEvents events;

  AnswerCase(
      ReviseSystem revise,
      Revisions revisions,
      ComponentVersions versions,
      CaseAnswers answers,
      SystemEvents events) {
    this.revise = revise;
    this.revisions = revisions;
    this.versions = versions;
    this.answers = answers;
    this.events = events;
  }

  @Override
  public void opened(LifecycleCase opened) {
    Optional<CurrentSystem> found = revise.lock(opened.systemId());
    Optional<Recorded> before = answers.find(opened.caseId());
    if (before.isPresent()) {
      publish(opened, found.orElse(null), before.get());
    } else if (found.isEmpty()) {
      reject(opened, null, "UNKNOWN_SYSTEM", "no system " + opened.systemId() + " is here");
    } else if (found.get().retired()) {
      reject(opened, found.get(), "RETIRED", "the system was retired");
    } else {
      answer(opened, found.get());
    }
  }

  @Override
  public void skipped(LifecycleCase opened, String reason) {
    Optional<CurrentSystem> found = revise.lock(opened.systemId());
    if (answers.find(opened.caseId()).isEmpty()) {
      reject(opened, found.orElse(null), "SKIPPED", reason);
    }
  }

  private void answer(LifecycleCase opened, CurrentSystem system) {
    LifecycleCase.Event event = opened.readEvent();
    List<LifecycleCase.Match> matches =
        opened.matches().stream().filter(match -> has(system, match.component())).toList();
    if (matches.isEmpty()) {
      String detail = "the system no longer has the components " + opened.components();
      reject(opened, system, "UNKNOWN_COMPONENT", detail);
      return;
    }
    EventEffect effect =
        EventEffect.of(
            system.document(),
            event,
            matches,
            (component, version) -> versions.find(system.id(), component, version));
    for (EventEffect.Reached reached : effect.reached()) {
      versions.reached(
          system.id(), reached.component(), reached.version(), reached.stage(), event.occurredAt());
    }
    conclude(opened, system, event, effect);
  }

  private static boolean has(CurrentSystem system, String component) {
    return system.document().components().stream()
        .anyMatch(c -> Objects.equals(c.key(), component));
  }

  private void conclude(
      LifecycleCase opened, CurrentSystem system, LifecycleCase.Event event, EventEffect effect) {
    Candidate candidate = effect.candidate();
    if (effect.revises()) {
      Revision next =
          revise.revise(
              system.id(),
              effect.document(),
              effect.changes(),
              opened.caseId(),
              opened.eventId(),
              event.occurredAt());
      Recorded recorded = new Recorded(Answer.REVISED, null, null, candidate);
      answers.record(opened.caseId(), system.id(), recorded, next.number());
      publish(opened, system, recorded, SystemEvents.published(next));
    } else {
      String reason = candidate == null ? effect.reason() : "CANDIDATE";
      Recorded recorded = new Recorded(Answer.UNCHANGED, reason, null, candidate);
      answers.record(opened.caseId(), system.id(), recorded, system.revision());
      publish(opened, system, recorded);
    }
  }

  private void reject(
      LifecycleCase opened, @Nullable CurrentSystem system, String reason, String detail) {
    Recorded recorded = new Recorded(Answer.REJECTED, reason, detail, null);
    Integer revision = system == null ? null : system.revision();
    answers.record(opened.caseId(), opened.systemId(), recorded, revision);
    publish(opened, system, recorded);
  }

  private void publish(LifecycleCase opened, @Nullable CurrentSystem system, Recorded recorded) {
    publish(opened, system, recorded, system == null ? null : current(system));
  }

  private void publish(
      LifecycleCase opened,
      @Nullable CurrentSystem system,
      Recorded recorded,
      @Nullable PublishedRevision revision) {
    events.publish(
        new SystemEvent(
            opened.systemId(),
            system == null ? opened.systemKey() : system.key(),
            system == null ? opened.team() : system.team(),
            recorded.answer(),
            recorded.reason(),
            recorded.detail(),
            system != null && system.retired(),
            new CaseEcho(opened.caseId(), opened.eventId(), opened.components(), opened.event()),
            revision,
            recorded.candidate()));
  }

  private @Nullable PublishedRevision current(CurrentSystem system) {
    return revisions.find(system.id(), system.revision()).map(SystemEvents::published).orElse(null);
  }
}
