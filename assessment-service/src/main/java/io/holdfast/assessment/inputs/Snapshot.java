// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.holdfast.assessment.upstream.KnownSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run reads of one system, as one statement saw it.
 *
 * @param seen the transactions that the statement saw
 */
public record Snapshot(
    KnownSystem system,
    Head head,
    @Nullable Revision revision,
    @Nullable Edition edition,
    List<Trigger> triggers,
    List<Safeguard> safeguards,
    List<Evidence> evidence,
    List<Finding> findings,
    List<Decision> decisions,
    List<Rename> renames,
    List<Change> changes,
    List<World> world,
    List<Candidate> candidates,
    String seen) {

  /** What a row holds beside its fields. */
  static final String DOCUMENT = "document";

  /** The same system with other facts. */
  public Snapshot with(
      List<Safeguard> otherSafeguards,
      List<Evidence> otherEvidence,
      List<Finding> otherFindings,
      List<Decision> otherDecisions) {
    return new Snapshot(
        system,
        head,
        revision,
        edition,
        triggers,
        otherSafeguards,
        otherEvidence,
        otherFindings,
        otherDecisions,
        renames,
        changes,
        world,
        candidates,
        seen);
  }

  /** The same system with one more change of the world. */
  public Snapshot with(World change) {
    return new Snapshot(
        system,
        head,
        revision,
        edition,
        triggers,
        safeguards,
        evidence,
        findings,
        decisions,
        renames,
        changes,
        Stream.concat(world.stream(), Stream.of(change)).toList(),
        candidates,
        seen);
  }

  /**
   * What the live assessment says.
   *
   * @param failures runs that failed since one that did not
   */
  public record Head(
      UUID systemId,
      @Nullable UUID currentId,
      @Nullable UUID resultId,
      @Nullable String inputsDigest,
      @Nullable String resultDigest,
      @Nullable Map<String, String> verdicts,
      @Nullable Instant nextExpiry,
      int failures) {}

  public record Revision(
      long number, String digest, String documentDigest, @JacksonInject(DOCUMENT) String body) {}

  public record Edition(String edition, String contentDigest) {}

  public record Trigger(
      UUID id,
      String kind,
      @Nullable String caseId,
      @Nullable String eventId,
      @Nullable String ref,
      @Nullable String candidate,
      @Nullable Long revision,
      @Nullable String trace) {}

  public record Safeguard(
      String id,
      String control,
      String scope,
      @Nullable String component,
      @Nullable List<Status> statuses) {}

  public record Status(
      UUID id, String status, Instant validFrom, Instant recordedAt, @Nullable String reason) {}

  public record Evidence(
      String id,
      @Nullable UUID systemId,
      String kind,
      String subjects,
      String outcome,
      String method,
      Instant collectedAt,
      Instant receivedAt,
      @Nullable Instant validUntil,
      String safeguards,
      @Nullable String signature) {}

  public record Finding(
      String id,
      String component,
      String findingKey,
      String kind,
      String action,
      Instant at,
      Instant recordedAt,
      boolean wasCurrent,
      @Nullable String label,
      @Nullable String digest,
      @Nullable String registry,
      @Nullable String severity,
      boolean exploitable) {}

  public record Decision(
      String id,
      String kind,
      String content,
      @Nullable Instant until,
      Instant at,
      String author,
      @Nullable List<DecisionStep> steps) {}

  public record DecisionStep(String step, Instant at, String byActor) {}

  public record Rename(String fromKey, String toKey) {}

  public record Change(String kind, Instant at) {}

  /** A change of the world and what of it the families and requirements are. */
  public record World(
      String id, String kind, Instant at, List<String> families, List<String> requirements) {}

  public record Candidate(
      String component,
      String identity,
      long revision,
      @JacksonInject(DOCUMENT) String body,
      UUID assessmentId,
      UUID resultId,
      String inputsDigest,
      @Nullable Instant nextExpiry,
      Instant updatedAt) {}
}
