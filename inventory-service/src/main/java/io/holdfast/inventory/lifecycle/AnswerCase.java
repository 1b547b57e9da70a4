// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.inventory.lifecycle.CaseAnswers.Recorded;
import io.holdfast.inventory.publishing.SystemEvents;
import io.holdfast.inventory.publishing.SystemEvents.Answer;
import io.holdfast.inventory.publishing.SystemEvents.Candidate;
import io.holdfast.inventory.publishing.SystemEvents.CaseEcho;
import io.holdfast.inventory.publishing.SystemEvents.PublishedRevision;
import io.holdfast.inventory.publishing.SystemEvents.SystemEvent;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.inventory.system.AiSystem;
import io.holdfast.inventory.system.AiSystems;
import io.holdfast.inventory.system.ReviseSystem;
import io.holdfast.inventory.upstream.LifecycleCase;
import io.holdfast.inventory.version.ComponentVersions;
import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers every case exactly once: revised, unchanged or rejected. */
@ApplicationScoped
public class AnswerCase implements InboxHandler {

  private static final String OPENED = "io.holdfast.lifecycle.case-opened.v1";

  private final AiSystems systems;
  private final ReviseSystem revise;
  private final Revisions revisions;
  private final ComponentVersions versions;
  private final CaseAnswers answers;
  private final SystemEvents events;

  AnswerCase(
      AiSystems systems,
      ReviseSystem revise,
      Revisions revisions,
      ComponentVersions versions,
      CaseAnswers answers,
      SystemEvents events) {
    this.systems = systems;
    this.revise = revise;
    this.revisions = revisions;
    this.versions = versions;
    this.answers = answers;
    this.events = events;
  }

  @Override
  public String topic() {
    return "holdfast.lifecycle.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    if (!message.type().equals(OPENED)) {
      return;
    }
    LifecycleCase opened = read(message.data());
    Optional<AiSystem> found = systems.locked(opened.systemId());
    Optional<Recorded> before = answers.find(opened.caseId());
    if (before.isPresent()) {
      publish(opened, message, found.orElse(null), before.get());
    } else if (found.isEmpty()) {
      reject(
          opened, message, null, "UNKNOWN_SYSTEM", "no system " + opened.systemId() + " is here");
    } else if (found.get().retired()) {
      reject(opened, message, found.get(), "RETIRED", "the system was retired");
    } else {
      answer(opened, message, found.get());
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    LifecycleCase opened = read(message.data());
    Optional<AiSystem> found = systems.locked(opened.systemId());
    if (answers.find(opened.caseId()).isEmpty()) {
      reject(opened, message, found.orElse(null), "SKIPPED", reason);
    }
  }

  private static LifecycleCase read(JsonNode data) {
    try {
      return Json.convert(data, LifecycleCase.class);
    } catch (IllegalArgumentException e) {
      throw new PoisonException("the case cannot be read: " + e.getMessage(), e);
    }
  }

  private void answer(LifecycleCase opened, InboxMessage message, AiSystem system) {
    LifecycleCase.Event event;
    try {
      event = Json.convert(opened.event(), LifecycleCase.Event.class);
    } catch (IllegalArgumentException e) {
      throw new PoisonException("the event cannot be read: " + e.getMessage(), e);
    }
    List<String> keys =
        system.document().components().stream().map(c -> String.valueOf(c.key())).toList();
    List<LifecycleCase.Match> matches =
        opened.matches().stream().filter(match -> keys.contains(match.component())).toList();
    if (matches.isEmpty()) {
      reject(
          opened,
          message,
          system,
          "UNKNOWN_COMPONENT",
          "the system no longer has the components " + opened.components());
      return;
    }
    EventEffect effect =
        EventEffect.of(
            system.document(),
            event,
            matches,
            (component, version) -> versions.find(system.id(), component, version));
    effect
        .reached()
        .forEach(
            r ->
                versions.reached(
                    system.id(), r.component(), r.version(), r.stage(), event.occurredAt()));
    if (effect.revises()) {
      revise.revise(
          system,
          effect.document(),
          effect.changes(),
          opened.caseId(),
          opened.eventId(),
          event.occurredAt());
    }
    Recorded recorded =
        new Recorded(
            effect.revises() ? Answer.REVISED : Answer.UNCHANGED,
            effect.revises()
                ? null
                : effect.candidateComponent() == null ? effect.reason() : "CANDIDATE",
            null,
            candidate(effect));
    answers.record(opened.caseId(), system.id(), recorded, system.revision());
    publish(opened, message, system, recorded);
  }

  private static @Nullable Candidate candidate(EventEffect effect) {
    return effect.candidateComponent() == null
            || effect.candidateVersion() == null
            || effect.candidateDocument() == null
        ? null
        : new Candidate(
            effect.candidateComponent(), effect.candidateVersion(), effect.candidateDocument());
  }

  private void reject(
      LifecycleCase opened,
      InboxMessage message,
      @Nullable AiSystem system,
      String reason,
      String detail) {
    Recorded recorded = new Recorded(Answer.REJECTED, reason, detail, null);
    answers.record(
        opened.caseId(), opened.systemId(), recorded, system == null ? null : system.revision());
    publish(opened, message, system, recorded);
  }

  private void publish(
      LifecycleCase opened, InboxMessage message, @Nullable AiSystem system, Recorded recorded) {
    String toldKey = message.data().path("systemKey").asText(opened.systemId().toString());
    String toldTeam = message.team() == null ? "unknown" : message.team();
    events.publish(
        new SystemEvent(
            opened.systemId(),
            system == null ? toldKey : system.key(),
            system == null ? toldTeam : system.team(),
            recorded.answer(),
            recorded.reason(),
            recorded.detail(),
            system != null && system.retired(),
            new CaseEcho(opened.caseId(), opened.eventId(), opened.components(), opened.event()),
            system == null ? null : current(system),
            recorded.candidate()));
  }

  private @Nullable PublishedRevision current(AiSystem system) {
    return revisions
        .find(system.id(), system.revision())
        .map((Revision r) -> SystemEvents.published(r))
        .orElse(null);
  }
}
