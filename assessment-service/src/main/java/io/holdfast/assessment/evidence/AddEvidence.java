// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.assessment.upstream.RevisionCopies;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes evidence that an assessor or a pipeline posts. */
@ApplicationScoped
public class AddEvidence {

  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final KeepEvidence keep;
  private final ReadEvidence read;
  private final KnownSystems systems;
  private final RevisionCopies revisions;
  private final EditionCopies editions;
  private final KnownSafeguards safeguards;
  private final Contents contents;
  private final Triggers triggers;
  private final Idempotency idempotency;
  private final Caller caller;
  private final Clock clock;

  AddEvidence(
      KeepEvidence keep,
      ReadEvidence read,
      KnownSystems systems,
      RevisionCopies revisions,
      EditionCopies editions,
      KnownSafeguards safeguards,
      Contents contents,
      Triggers triggers,
      Idempotency idempotency,
      Caller caller,
      Clock clock) {
    this.keep = keep;
    this.read = read;
    this.systems = systems;
    this.revisions = revisions;
    this.editions = editions;
    this.safeguards = safeguards;
    this.contents = contents;
    this.triggers = triggers;
    this.idempotency = idempotency;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Keeps it and asks for the assessments that it touches.
   *
   * @throws Problem when the request is not valid, not allowed, or refers to what is not there
   */
  @Transactional
  public EvidenceResponse add(EvidenceRequest request, @Nullable String idempotencyKey) {
    return add(request, null, idempotencyKey);
  }

  /**
   * Keeps it and, where it was read from one, its report.
   *
   * @throws Problem when the request is not valid, not allowed, or refers to what is not there
   */
  @Transactional
  EvidenceResponse add(
      EvidenceRequest request,
      Contents.@Nullable Content content,
      @Nullable String idempotencyKey) {
    request.check();
    @Nullable KnownSystem system = system(request);
    return idempotency.once(
        idempotencyKey,
        caller.actor(),
        "addEvidence",
        request,
        EvidenceResponse.class,
        () -> create(request, system, content));
  }

  private @Nullable KnownSystem system(EvidenceRequest request) {
    if (request.system() == null) {
      caller.requireFor(Roles.ASSESSOR, Grants.ALL_TEAMS);
      return null;
    }
    KnownSystem system = systems.referredTo("/system", request.system(), caller);
    if (!caller.grants().has(Roles.ASSESSOR, system.team())) {
      caller.require(Roles.PIPELINE, system.team(), "AI system", request.system());
    }
    return system;
  }

  private EvidenceResponse create(
      EvidenceRequest request, @Nullable KnownSystem system, Contents.@Nullable Content content) {
    @Nullable SystemDocument document = system == null ? null : document(system);
    requirePossible(request, system, document);
    if (system != null && document != null) {
      requireAllowed(request, system, document);
    }
    UUID id = keep.keep(checked(request, system), caller.actor());
    if (content != null) {
      contents.keep(id, content);
    }
    if (system == null) {
      triggers.appendForAll(Trigger.Kind.ORGANISATION_EVIDENCE, id);
    } else {
      triggers.append(Trigger.of(Trigger.Kind.EVIDENCE, system.id(), id));
    }
    return read.one(id);
  }

  private SystemDocument document(KnownSystem system) {
    return revisions
        .current(system.id())
        .orElseThrow(() -> Problem.notYetKnown("/system", "revision of", system.key()))
        .document();
  }

  private void requirePossible(
      EvidenceRequest request, @Nullable KnownSystem system, @Nullable SystemDocument document) {
    List<Violation> wrong = new ArrayList<>();
    String kind = requireNonNull(request.kind());
    boolean known =
        editions
            .activeDocument()
            .orElseThrow(() -> Problem.notYetKnown("/kind", "edition of the catalogue", "any"))
            .hasEvidenceKind(kind);
    if (!known) {
      wrong.add(new Violation("/kind", "unknown-kind", "the active edition has no kind " + kind));
    }
    if (requireNonNull(request.collectedAt()).isAfter(clock.instant().plus(AHEAD))) {
      wrong.add(
          new Violation(
              "/collectedAt", "in-the-future", "more than 5 minutes ahead of this clock"));
    }
    for (int i = 0; document != null && i < request.subjectsOrNone().size(); i++) {
      String component = requireNonNull(request.subjectsOrNone().get(i).component());
      if (document.component(component).isEmpty()) {
        wrong.add(
            new Violation(
                "/subjects/" + i + "/component",
                "unknown-component",
                "the current revision has no component " + component));
      }
    }
    safeguards.checkAll(system == null ? null : system.id(), request.safeguardsOrNone(), wrong);
    if (!wrong.isEmpty()) {
      throw Problem.of(ProblemType.UNPROCESSABLE, wrong.getFirst().message(), wrong);
    }
  }

  /** A pipeline that is bound to aliases speaks for components with such an alias only. */
  private void requireAllowed(
      EvidenceRequest request, KnownSystem system, SystemDocument document) {
    Optional<List<String>> bound = caller.subjects();
    if (bound.isEmpty() || caller.grants().has(Roles.ASSESSOR, system.team())) {
      return;
    }
    List<Violation> wrong = new ArrayList<>();
    if (request.subjectsOrNone().isEmpty()) {
      wrong.add(
          new Violation("/subjects", "subject-not-allowed", "not bound to the system as a whole"));
    }
    for (int i = 0; i < request.subjectsOrNone().size(); i++) {
      String component = requireNonNull(request.subjectsOrNone().get(i).component());
      boolean allowed =
          document.component(component).stream()
              .flatMap(found -> found.aliases().stream())
              .anyMatch(alias -> bound.get().stream().anyMatch(alias::startsWith));
      if (!allowed) {
        wrong.add(
            new Violation(
                "/subjects/" + i + "/component",
                "subject-not-allowed",
                "the client may not speak for " + component));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.of(ProblemType.SUBJECT_NOT_ALLOWED, wrong.getFirst().message(), wrong);
    }
  }

  private static KeepEvidence.NewEvidence checked(
      EvidenceRequest request, @Nullable KnownSystem system) {
    return new KeepEvidence.NewEvidence(
        system == null ? null : system.id(),
        system == null ? null : system.team(),
        requireNonNull(request.kind()),
        request.subjectsOrNone(),
        requireNonNull(request.outcome()).name(),
        requireNonNull(request.method()).name(),
        requireNonNull(request.collectedAt()),
        request.validUntil(),
        requireNonNull(request.digest()),
        requireNonNull(request.producer()),
        request.collector(),
        request.metrics() == null ? Map.of() : request.metrics(),
        request.safeguardsOrNone().stream().map(UUID::toString).toList(),
        request.summary(),
        null,
        null);
  }
}
