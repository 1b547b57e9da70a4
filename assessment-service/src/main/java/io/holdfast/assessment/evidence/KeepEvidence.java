// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps evidence, whoever brought it. Part of its caller's transaction. */
@ApplicationScoped
public class KeepEvidence {

  /**
   * Evidence, checked.
   *
   * @param systemId absent: about the whole organisation
   * @param safeguards ids of those it speaks for
   * @param caseId the case that brought it
   */
  public record NewEvidence(
      @Nullable UUID systemId,
      @Nullable String team,
      String kind,
      List<Subject> subjects,
      String outcome,
      String method,
      Instant collectedAt,
      @Nullable Instant validUntil,
      String digest,
      String producer,
      @Nullable String collector,
      Map<String, Double> metrics,
      List<String> safeguards,
      @Nullable String summary,
      @Nullable String caseId,
      @Nullable String eventId) {}

  private final EvidenceRepository evidence;
  private final History history;
  private final Clock clock;

  KeepEvidence(EvidenceRepository evidence, History history, Clock clock) {
    this.evidence = evidence;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Keeps it.
   *
   * @return its id
   */
  public UUID keep(NewEvidence received, Actor actor) {
    UUID id = Ids.next();
    evidence.add(
        new Evidence(
            new Evidence.Origin(
                id,
                received.systemId(),
                received.team(),
                received.caseId(),
                received.eventId(),
                clock.instant(),
                history.actorId(actor)),
            new Evidence.Statement(
                received.kind(),
                Json.text(received.subjects()),
                received.outcome(),
                received.method(),
                received.collectedAt(),
                received.validUntil(),
                received.digest(),
                received.producer(),
                received.collector(),
                CanonicalJson.text(received.metrics()),
                Json.text(received.safeguards()),
                received.summary())));
    history.record("evidence", id, received.team(), "received", actor, null, null);
    return id;
  }
}
