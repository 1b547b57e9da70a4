// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.workload;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.inputs.EditionInputs;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.edition.EngineContent;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known of a sample system besides its document, and all of it as the engine takes it. */
public final class SampleFacts {

  /** Controls for the whole system, and controls per model. */
  private static final int WIDE = 20;

  private static final List<String> PER_MODEL = List.of("MC-06", "MC-16");

  private static final UUID SYSTEM = new UUID(0, 1);
  private static final Instant IMPLEMENTED = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant COLLECTED = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  /** The built-in edition of the catalogue, as an assessment reads it. */
  public static final Edition EDITION = edition("2026.11");

  private final List<Snapshot.Safeguard> safeguards = new ArrayList<>();
  private final List<Snapshot.Evidence> evidence = new ArrayList<>();

  private SampleFacts() {}

  private static Edition edition(String directory) {
    EngineContent content = EngineContent.of(EditionFiles.builtIn(directory).content());
    return EditionInputs.of(directory, Json.convert(Json.tree(content), EditionDocument.class));
  }

  /**
   * Controls that safeguards for a whole system are made of.
   *
   * @return twenty
   */
  public static List<Edition.Control> wide() {
    return EDITION.controls().stream()
        .filter(control -> control.level() != ControlLevel.MODEL)
        .filter(control -> !control.inPlace().isEmpty())
        .limit(WIDE)
        .toList();
  }

  /** A sample system with twenty safeguards and two more per model, each with one evidence. */
  public static AssessmentInput input(int size) {
    String key = "sample-" + size;
    SystemDocument document =
        Json.convert(SampleSystem.document(key, "team", size), SystemDocument.class);
    SampleFacts facts = new SampleFacts();
    wide().forEach(control -> facts.add(control, null, null));
    for (SystemDocument.Component component : document.components()) {
      if ("MODEL".equals(component.kind())) {
        String digest = SampleSystem.digest(key, component.key());
        PER_MODEL.forEach(control -> facts.add(control(control), component.key(), digest));
      }
    }
    return EngineInputs.of(
            facts.snapshot(),
            new EngineInputs.Target(1, "sha256:document", document),
            EDITION,
            "sha256:edition",
            Assessor.METHOD_VERSION,
            NOW)
        .input();
  }

  private static Edition.Control control(String id) {
    return EDITION.controls().stream()
        .filter(control -> control.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void add(
      Edition.Control control,
      @org.jspecify.annotations.Nullable String component,
      @org.jspecify.annotations.Nullable String digest) {
    String id = "s" + safeguards.size();
    safeguards.add(
        new Snapshot.Safeguard(
            id,
            control.id(),
            component == null ? "SYSTEM" : "COMPONENT",
            component,
            List.of(
                new Snapshot.Status(
                    new UUID(1, safeguards.size()),
                    "IMPLEMENTED",
                    IMPLEMENTED,
                    IMPLEMENTED,
                    null))));
    List<Map<String, String>> subjects =
        component == null || digest == null
            ? List.of()
            : List.of(Map.of("component", component, "digest", digest));
    evidence.add(
        new Snapshot.Evidence(
            "e" + id,
            SYSTEM,
            control.inPlace().getFirst().getFirst(),
            CanonicalJson.text(subjects),
            "PASS",
            "TEST",
            COLLECTED,
            COLLECTED,
            null,
            CanonicalJson.text(List.of(id)),
            null));
  }

  private Snapshot snapshot() {
    return new Snapshot(
        new KnownSystem(SYSTEM, "sample", "Sample", "team", "ACTIVE"),
        new Snapshot.Head(SYSTEM, null, null, null, null, null, null, 0),
        null,
        null,
        List.of(),
        safeguards,
        evidence,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }
}
