// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.NormalisedEvent.Change;
import io.holdfast.monitoring.event.NormalisedEvent.Evaluation;
import io.holdfast.monitoring.event.NormalisedEvent.Finding;
import io.holdfast.monitoring.event.NormalisedEvent.Subject;
import io.holdfast.monitoring.event.NormalisedEvent.TrainedOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the data of this platform's own event types and says everything that is wrong with it. */
public final class EventReader {

  private static final Set<String> KNOWN =
      Set.of("subjects", "environment", "trainedOn", "method", "change", "finding", "evaluation");
  private static final List<String> METHODS =
      List.of("RETRAINED", "FINE_TUNED", "COMPRESSED", "PROVIDER_CHANGED");
  private static final List<String> LEVELS = List.of("VL", "L", "M", "H", "VH");
  private static final List<String> OUTCOMES = List.of("PASS", "FAIL", "INCONCLUSIVE");
  private static final List<String> EVALUATION_METHODS = List.of("EXAMINE", "INTERVIEW", "TEST");
  private static final int MAX_SUBJECTS = 100;

  /** Extras larger than this stay with the raw bytes and do not travel with every case. */
  private static final int MAX_EXTRAS = 16 * 1024;

  private final EventType type;
  private final Envelope envelope;
  private final Violations violations;
  private final Fields data;
  private final boolean readable;

  private EventReader(
      EventType type,
      Envelope envelope,
      @Nullable JsonNode data,
      String pointer,
      Violations violations) {
    this.type = type;
    this.envelope = envelope;
    this.violations = violations;
    this.readable = data != null && data.isObject();
    this.data =
        new Fields(
            readable && data != null ? data : Json.mapper().createObjectNode(),
            pointer,
            violations);
    if (!readable) {
      violations.add(pointer, "not-an-object", "the data of " + type.wireName() + " is an object");
    }
  }

  /**
   * Reads an event.
   *
   * @param pointer where the data stands in the body
   * @param violations takes what is wrong; when it stays empty the event is valid
   */
  public static NormalisedEvent read(
      EventType type,
      Envelope envelope,
      @Nullable JsonNode data,
      String pointer,
      Violations violations) {
    return new EventReader(type, envelope, data, pointer, violations).read();
  }

  private NormalisedEvent read() {
    List<Subject> subjects = readable ? subjects() : List.of();
    List<TrainedOn> trainedOn = trainedOn();
    Change change = change();
    Finding finding = finding();
    Evaluation evaluation = evaluation();
    return new NormalisedEvent(
        envelope.id(),
        type.shortName(),
        envelope.source(),
        envelope.originId(),
        envelope.occurredAt(),
        envelope.receivedAt(),
        envelope.connection(),
        envelope.immutableVersions(),
        envelope.actor(),
        subjects,
        data.text("environment", 200),
        trainedOn,
        data.oneOf("method", METHODS),
        change,
        finding,
        evaluation,
        extras());
  }

  private @Nullable JsonNode extras() {
    JsonNode others = data.others(KNOWN);
    return others == null || Json.text(others).length() > MAX_EXTRAS ? null : others;
  }

  private List<Subject> subjects() {
    String pointer = data.pointer("subjects");
    if (!data.has("subjects")) {
      return subjectOfEnvelope(pointer);
    }
    List<Fields> items = data.objects("subjects");
    if (items.isEmpty() && violations.isEmpty()) {
      violations.add(pointer, "empty", "an event is about one subject at least");
    }
    if (items.size() > MAX_SUBJECTS) {
      violations.add(pointer, "too-many", "at most " + MAX_SUBJECTS + " subjects");
      return List.of();
    }
    List<Subject> subjects = new ArrayList<>();
    for (Fields item : items) {
      subjects.add(subject(item));
    }
    return subjects;
  }

  private List<Subject> subjectOfEnvelope(String pointer) {
    String name = envelope.subject();
    Alias alias = name == null ? null : Alias.parse(name).orElse(null);
    if (alias == null) {
      violations.add(
          pointer, "missing", "subjects are needed: a list of objects, each with an alias");
      return List.of();
    }
    if (type.isAboutAVersion() && alias.version() == null) {
      violations.add(
          pointer, "missing", "which version? subjects with version or digest are needed");
    }
    return List.of(new Subject(alias.text(), null, alias.version(), null));
  }

  private Subject subject(Fields item) {
    String alias = alias(item);
    String version = item.text("version", 200);
    String digest = item.digest("digest");
    String named = Alias.parse(alias).map(Alias::version).orElse(null);
    if (version != null && named != null && !named.equals(version)) {
      violations.add(
          item.pointer("version"),
          "contradiction",
          "version is %s, the alias says %s".formatted(version, named));
    }
    if (type.isAboutAVersion() && version == null && named == null && !item.has("digest")) {
      violations.add(
          item.pointer("version"), "missing", type.shortName() + " needs a version or a digest");
    }
    return new Subject(alias, item.text("kind", 60), version == null ? named : version, digest);
  }

  private String alias(Fields item) {
    String written = item.required("alias", Alias.MAX_LENGTH);
    if (written.isEmpty()) {
      return "";
    }
    Alias alias = Alias.parse(written).orElse(null);
    if (alias == null) {
      violations.add(
          item.pointer("alias"), "bad-alias", "an alias is a package URL (pkg:…) or a URN (urn:…)");
      return "";
    }
    return alias.text();
  }

  private @Nullable List<TrainedOn> trainedOn() {
    if (!data.has("trainedOn")) {
      return null;
    }
    List<TrainedOn> all = new ArrayList<>();
    for (Fields item : data.objects("trainedOn")) {
      String alias = alias(item);
      String version = item.text("version", 200);
      all.add(
          new TrainedOn(
              alias,
              version == null ? Alias.parse(alias).map(Alias::version).orElse(null) : version,
              item.digest("digest")));
    }
    return all;
  }

  private @Nullable Change change() {
    boolean needed = type == EventType.ARCHITECTURE_CHANGED || type == EventType.COMPONENT_CHANGED;
    Fields change = needed && readable ? data.requiredObject("change") : data.object("change");
    return change == null
        ? null
        : new Change(change.requiredWord("kind"), change.text("summary", 2000));
  }

  private @Nullable Finding finding() {
    boolean needed =
        switch (type) {
          case VULNERABILITY_DISCLOSED,
              VULNERABILITY_RESOLVED,
              INCIDENT_DETECTED,
              INCIDENT_RESOLVED ->
              true;
          default -> false;
        };
    Fields finding = needed && readable ? data.requiredObject("finding") : data.object("finding");
    if (finding == null) {
      boolean drift = type == EventType.DRIFT_DETECTED || type == EventType.DRIFT_RESOLVED;
      return drift ? new Finding("drift", null, null, null, null) : null;
    }
    return new Finding(
        finding.required("key", 200),
        finding.oneOf("severity", LEVELS),
        finding.bool("exploitable"),
        finding.text("title", 500),
        finding.text("reference", 2000));
  }

  private @Nullable Evaluation evaluation() {
    boolean needed = type == EventType.EVALUATION_COMPLETED && readable;
    Fields evaluation = needed ? data.requiredObject("evaluation") : data.object("evaluation");
    if (evaluation == null) {
      return null;
    }
    Instant collectedAt = evaluation.instant("collectedAt");
    if (!evaluation.has("collectedAt")) {
      violations.add(evaluation.pointer("collectedAt"), "missing", "collectedAt is needed");
    } else if (collectedAt != null && collectedAt.isAfter(envelope.latest())) {
      violations.addImpossible(
          evaluation.pointer("collectedAt"),
          "in-the-future",
          "collectedAt lies ahead of this clock");
    }
    String digest = evaluation.digest("reportDigest");
    if (!evaluation.has("reportDigest")) {
      violations.add(evaluation.pointer("reportDigest"), "missing", "reportDigest is needed");
    }
    return new Evaluation(
        evaluation.requiredWord("kind"),
        evaluation.requiredOneOf("outcome", OUTCOMES),
        evaluation.requiredOneOf("method", EVALUATION_METHODS),
        collectedAt == null ? envelope.receivedAt() : collectedAt,
        digest == null ? "" : digest,
        evaluation.text("producer", 500),
        evaluation.numbers("metrics"),
        evaluation.texts("safeguards"),
        evaluation.instant("validUntil"),
        evaluation.text("summary", 2000));
  }
}
