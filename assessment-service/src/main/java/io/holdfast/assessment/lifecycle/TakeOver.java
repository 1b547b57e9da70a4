// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import io.holdfast.assessment.evidence.KeepEvidence;
import io.holdfast.assessment.evidence.Subject;
import io.holdfast.assessment.finding.FindingEvent;
import io.holdfast.assessment.finding.FindingEvent.Action;
import io.holdfast.assessment.finding.Findings;
import io.holdfast.assessment.upstream.InventoryAnswer;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.LifecycleEvent;
import io.holdfast.assessment.upstream.RevisionCopies;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes over the findings and the evidence that a case's event carries. */
@ApplicationScoped
class TakeOver {

  private static final Logger LOG = Logger.getLogger(TakeOver.class);
  private static final String UNKNOWN = "unknown";

  private final Findings findings;
  private final KeepEvidence keepEvidence;
  private final RevisionCopies revisions;
  private final Clock clock;

  TakeOver(Findings findings, KeepEvidence keepEvidence, RevisionCopies revisions, Clock clock) {
    this.findings = findings;
    this.revisions = revisions;
    this.keepEvidence = keepEvidence;
    this.clock = clock;
  }

  private record Taken(
      KnownSystem system,
      InventoryAnswer.CaseRef openCase,
      LifecycleEvent event,
      SystemDocument document,
      Instant at) {}

  /**
   * Keeps what the event carries.
   *
   * @return whether it carried anything
   */
  boolean takeOver(KnownSystem system, InventoryAnswer.CaseRef openCase) {
    LifecycleEvent event = openCase.event();
    Predicate<Taken> keep = event == null ? null : keeper(event.type());
    if (event == null || keep == null) {
      return false;
    }
    return revisions
        .currentDocument(system.id())
        .map(document -> new Taken(system, openCase, event, document, event.at(clock.instant())))
        .filter(keep)
        .isPresent();
  }

  /** What keeps what an event of a type carries; absent: it carries nothing. */
  private @Nullable Predicate<Taken> keeper(String type) {
    return switch (type) {
      case "drift.detected" -> taken -> finding(taken, "DRIFT", Action.OPENED);
      case "drift.resolved" -> taken -> finding(taken, "DRIFT", Action.CLOSED);
      case "vulnerability.disclosed" -> taken -> finding(taken, "VULNERABILITY", Action.OPENED);
      case "vulnerability.resolved" -> taken -> finding(taken, "VULNERABILITY", Action.CLOSED);
      case "incident.detected" -> taken -> finding(taken, "INCIDENT", Action.OPENED);
      case "incident.resolved" -> taken -> finding(taken, "INCIDENT", Action.CLOSED);
      case "evaluation.completed" -> this::evaluation;
      default -> null;
    };
  }

  private boolean finding(Taken taken, String kind, Action action) {
    LifecycleEvent.Finding finding = taken.event().finding();
    String key =
        finding == null || finding.key() == null ? kind.toLowerCase(Locale.ROOT) : finding.key();
    components(taken).forEach(named -> append(taken, named, kind, key, action, taken.at()));
    return true;
  }

  private boolean evaluation(Taken taken) {
    LifecycleEvent.Evaluation evaluation = taken.event().evaluation();
    if (evaluation == null) {
      return false;
    }
    Instant collectedAt = evaluation.collectedAt() == null ? taken.at() : evaluation.collectedAt();
    List<Subjects.Named> named = components(taken);
    keep(taken, evaluation, named, collectedAt);
    String kind = evaluation.kind() == null ? UNKNOWN : evaluation.kind();
    if ("FAIL".equals(evaluation.outcome())) {
      named.forEach(
          one -> append(taken, one, "FAILED_EVALUATION", kind, Action.OPENED, collectedAt));
    } else if ("PASS".equals(evaluation.outcome())) {
      named.forEach(
          one -> append(taken, one, "FAILED_EVALUATION", kind, Action.CLOSED, collectedAt));
    }
    return true;
  }

  private static List<Subjects.Named> components(Taken taken) {
    return Subjects.named(taken.openCase().components(), taken.event(), taken.document());
  }

  private void append(
      Taken taken, Subjects.Named named, String kind, String key, Action action, Instant at) {
    LifecycleEvent.Finding finding = taken.event().finding();
    findings.append(
        new FindingEvent(
            taken.system().id(),
            named.component(),
            key,
            kind,
            action,
            at,
            named.isCurrent(),
            named.version(),
            finding == null ? null : finding.severity(),
            finding != null && finding.exploitable(),
            finding == null ? null : finding.title(),
            finding == null ? null : finding.reference(),
            taken.openCase().caseId(),
            taken.openCase().eventId()));
  }

  private void keep(
      Taken taken,
      LifecycleEvent.Evaluation evaluation,
      List<Subjects.Named> named,
      Instant collectedAt) {
    Actor actor = actor(taken.event().actor());
    String producer = evaluation.producer();
    KeepEvidence.NewEvidence evidence =
        new KeepEvidence.NewEvidence(
            taken.system().id(),
            taken.system().team(),
            text(evaluation.kind()),
            named.stream().map(one -> subject(one, taken.event())).toList(),
            text(evaluation.outcome()),
            text(evaluation.method()),
            collectedAt,
            evaluation.validUntil(),
            text(evaluation.reportDigest()),
            producer == null ? text(taken.event().source()) : producer,
            actor.client(),
            evaluation.metrics() == null ? Map.of() : evaluation.metrics(),
            evaluation.safeguards(),
            evaluation.summary(),
            taken.openCase().caseId(),
            taken.openCase().eventId());
    UUID id = keepEvidence.keep(evidence, actor);
    LOG.debugf("evidence %s taken over from case %s", id, taken.openCase().caseId());
  }

  private static Subject subject(Subjects.Named named, LifecycleEvent event) {
    return new Subject(
        named.component(),
        named.version().label(),
        named.version().digest(),
        named.version().registry(),
        null,
        event.trainedOn());
  }

  private static Actor actor(LifecycleEvent.@Nullable Sender sender) {
    if (sender == null || sender.issuer() == null || sender.subject() == null) {
      return Actor.service("assessment-service");
    }
    String name = sender.client() == null ? sender.subject() : sender.client();
    return new Actor(sender.issuer(), sender.subject(), sender.client(), name);
  }

  private static String text(@Nullable String value) {
    return value == null ? UNKNOWN : value;
  }
}
