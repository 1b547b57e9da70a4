// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.OrganisationPolicy;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.evidence.Subject;
import io.holdfast.assessment.safeguard.Standing;
import io.holdfast.assessment.safeguard.Status;
import io.holdfast.assessment.safeguard.StatusRow;
import io.holdfast.assessment.upstream.RevisionCopy;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the engine assesses, made of a snapshot. Lists are sorted by id, so that the digest over
 * them does not depend on the order in which rows were read.
 *
 * @param digest over everything but the instant: the same digest gives the same result until the
 *     result's next expiry
 */
public record EngineInputs(AssessmentInput input, String digest) {

  private static final TypeReference<List<Subject>> SUBJECTS = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /**
   * The system that is assessed.
   *
   * @param number of the revision
   * @param documentDigest over the document
   */
  public record Target(long number, String documentDigest, SystemDocument document) {}

  /** The system as it is now; absent: the inventory has told of no revision yet. */
  public static Optional<Target> live(Snapshot snapshot) {
    return Optional.ofNullable(snapshot.revision())
        .map(
            revision ->
                new Target(
                    revision.number(),
                    revision.documentDigest(),
                    copy(snapshot, revision).document()));
  }

  /** The revision of a snapshot as a copy that can be read. */
  public static RevisionCopy copy(Snapshot snapshot, Snapshot.Revision revision) {
    return new RevisionCopy(
        snapshot.system().id(),
        revision.number(),
        revision.digest(),
        revision.documentDigest(),
        revision.body());
  }

  /** What the engine assesses a system with at an instant. */
  public static EngineInputs of(
      Snapshot snapshot,
      Target target,
      Edition edition,
      String editionDigest,
      String methodVersion,
      Instant asOf) {
    Renames renames = new Renames(snapshot.renames(), target.document());
    AssessmentInput input =
        new AssessmentInput(
            RevisionInputs.of(snapshot.system().id(), target.number(), target.document()),
            edition,
            safeguards(snapshot, renames, asOf),
            evidence(snapshot, renames, target.document()),
            FindingInputs.of(snapshot, target.document()),
            DecisionInputs.of(snapshot, renames),
            changes(snapshot),
            OrganisationPolicy.DEFAULT,
            asOf);
    Map<String, Object> digested =
        Map.of(
            "method", methodVersion,
            "document", target.documentDigest(),
            "edition", editionDigest,
            "safeguards", input.safeguards(),
            "evidence", input.evidence().stream().map(Evidence::id).toList(),
            "findings", input.findings(),
            "decisions", input.decisions(),
            "changes", input.changes(),
            "policy", input.policy());
    return new EngineInputs(input, CanonicalJson.digest(digested));
  }

  private static List<Safeguard> safeguards(Snapshot snapshot, Renames renames, Instant asOf) {
    return snapshot.safeguards().stream()
        .map(row -> safeguard(row, renames, asOf))
        .filter(safeguard -> safeguard.component() == null || renames.exists(safeguard.component()))
        .sorted(Comparator.comparing(Safeguard::id))
        .toList();
  }

  private static Safeguard safeguard(Snapshot.Safeguard row, Renames renames, Instant asOf) {
    List<StatusRow> statuses =
        row.statuses() == null
            ? List.of()
            : row.statuses().stream()
                .map(
                    status ->
                        new StatusRow(
                            status.id(),
                            Status.valueOf(status.status()),
                            status.validFrom(),
                            status.recordedAt(),
                            status.reason()))
                .toList();
    Standing standing = Standing.at(asOf, statuses);
    return new Safeguard(
        row.id(),
        row.control(),
        Open.value(ScopeKind.class, row.scope()),
        row.component() == null ? null : renames.today(row.component()),
        Open.value(SafeguardStatus.class, standing.status().name()),
        standing.implementedFrom(),
        standing.retiredAt());
  }

  private static List<Evidence> evidence(
      Snapshot snapshot, Renames renames, SystemDocument document) {
    return snapshot.evidence().stream()
        .map(row -> evidence(row, renames, document))
        .sorted(Comparator.comparing(Evidence::id))
        .toList();
  }

  private static Evidence evidence(
      Snapshot.Evidence row, Renames renames, SystemDocument document) {
    List<Evidence.Subject> subjects =
        read(row.subjects(), SUBJECTS).stream()
            .map(subject -> subject(subject, renames, document))
            .toList();
    Evidence.Subject whole =
        row.systemId() == null ? new Evidence.OfOrganisation() : new Evidence.OfSystem();
    return new Evidence(
        row.id(),
        row.kind(),
        subjects.isEmpty() ? List.of(whole) : subjects,
        Open.value(Outcome.class, row.outcome()),
        Open.value(EvidenceMethod.class, row.method()),
        row.collectedAt(),
        row.receivedAt(),
        row.validUntil(),
        read(row.safeguards(), TEXTS),
        row.signature() == null ? Signature.NOT_SIGNED : signature(row.signature()),
        List.of());
  }

  /** A signature by a key that is not trusted shows nothing, and hides nothing. */
  private static Signature signature(String check) {
    return check.equals("UNCHECKED") ? Signature.NOT_SIGNED : Open.value(Signature.class, check);
  }

  private static Evidence.Subject subject(
      Subject subject, Renames renames, SystemDocument document) {
    return new Evidence.OfComponent(
        renames.today(String.valueOf(subject.component())),
        new Identity(subject.version(), subject.digest(), subject.registry(), subject.since()),
        RevisionInputs.data(subject.data(), document));
  }

  private static List<Change> changes(Snapshot snapshot) {
    Stream<Change> ofTheSystem =
        snapshot.changes().stream()
            .map(
                change ->
                    new Change(
                        change.kind() + " " + change.at(),
                        change.kind(),
                        change.at(),
                        List.of(),
                        List.of()));
    Stream<Change> ofTheWorld =
        snapshot.world().stream()
            .map(
                change ->
                    new Change(
                        change.id(),
                        change.kind(),
                        change.at(),
                        change.families(),
                        change.requirements()));
    return Stream.concat(ofTheSystem, ofTheWorld).sorted(Comparator.comparing(Change::id)).toList();
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return Optional.ofNullable(Json.mapper().readValue(text, type)).orElseThrow();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored text is not JSON", e);
    }
  }
}
