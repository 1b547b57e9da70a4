// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.assessment.assessment.WrittenResult;
import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.ReferenceEdition;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.Route;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three worked systems, reviewed by hand and explained in docs/method: what is expected of them is
 * a file. {@code -Dgolden.update=true} writes it anew, and the difference belongs into the review.
 */
class GoldenFileTest {

  private static final Path FOLDER =
      Repository.root().resolve("assessment-service/src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"credit-scoring", "vision-inspection", "llm-assistant"})
  void isWhatWasReviewed(String system) throws IOException {
    String found = pretty(summary(assess(FOLDER.resolve(system))));
    Path expected = FOLDER.resolve(system).resolve("expected.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  private static Assessment assess(Path folder) throws IOException {
    JsonNode facts = Json.readTree(Files.readAllBytes(folder.resolve("facts.json")));
    JsonNode document = Json.readTree(Files.readAllBytes(folder.resolve("system.json")));
    EngineInputs.Target target =
        new EngineInputs.Target(
            1, CanonicalJson.digest(document), Json.convert(document, SystemDocument.class));
    return Assessor.assess(
        EngineInputs.of(
                snapshot(facts),
                target,
                ReferenceEdition.EDITION,
                "sha256:reference",
                Assessor.METHOD_VERSION,
                Instant.parse(facts.path("asOf").asText()))
            .input());
  }

  private static Snapshot snapshot(JsonNode facts) {
    UUID id = new UUID(0, 1);
    return new Snapshot(
        new KnownSystem(id, "golden", "Golden", "team", "ACTIVE"),
        new Snapshot.Head(id, null, null, null, null, null, null, 0),
        null,
        null,
        List.of(),
        safeguards(facts),
        evidence(facts, id),
        findings(facts),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private static List<Snapshot.Safeguard> safeguards(JsonNode facts) {
    List<Snapshot.Safeguard> safeguards = new ArrayList<>();
    for (JsonNode each : facts.path("safeguards")) {
      Instant from = Instant.parse(each.path("implementedFrom").asText());
      safeguards.add(
          new Snapshot.Safeguard(
              each.path("id").asText(),
              each.path("control").asText(),
              each.path("scope").asText(),
              each.hasNonNull("component") ? each.path("component").asText() : null,
              List.of(new Snapshot.Status(new UUID(0, 2), "IMPLEMENTED", from, from, null))));
    }
    return safeguards;
  }

  private static List<Snapshot.Evidence> evidence(JsonNode facts, UUID system) {
    List<Snapshot.Evidence> evidence = new ArrayList<>();
    for (JsonNode each : facts.path("evidence")) {
      Instant collected = Instant.parse(each.path("collectedAt").asText());
      evidence.add(
          new Snapshot.Evidence(
              each.path("id").asText(),
              system,
              each.path("kind").asText(),
              each.path("subjects").toString(),
              each.path("outcome").asText(),
              each.path("method").asText(),
              collected,
              collected,
              null,
              each.path("safeguards").toString(),
              null));
    }
    return evidence;
  }

  private static List<Snapshot.Finding> findings(JsonNode facts) {
    List<Snapshot.Finding> findings = new ArrayList<>();
    for (JsonNode each : facts.path("findings")) {
      Instant at = Instant.parse(each.path("at").asText());
      findings.add(
          new Snapshot.Finding(
              each.path("id").asText(),
              each.path("component").asText(),
              each.path("id").asText(),
              each.path("kind").asText(),
              "OPENED",
              at,
              at,
              true,
              null,
              null,
              null,
              null,
              each.path("exploitable").asBoolean()));
    }
    return findings;
  }

  /** What a person can review, and the digest over all the rest. */
  private static ObjectNode summary(Assessment result) {
    ObjectNode summary = Json.mapper().createObjectNode();
    summary.put("class", result.regulatoryClass().type().name());
    summary.put("tolerance", result.tolerance().level().name());
    ObjectNode verdicts = summary.putObject("verdicts");
    result.verdicts().forEach(each -> verdicts.put(each.framework(), each.status().name()));
    summary.put("route", result.route() == null ? null : result.route().type().name());
    ArrayNode gaps = summary.putArray("gaps");
    result.gaps().forEach(gap -> gaps.add(String.valueOf(gap)));
    ObjectNode scenarios = summary.putObject("scenarios");
    result.scenarios().forEach(each -> scenarios.put(each.id(), line(each)));
    ArrayNode notExposed = summary.putArray("notExposed");
    result.notExposed().forEach(each -> notExposed.add(each.family() + "@" + each.component()));
    ObjectNode requirements = summary.putObject("requirements");
    for (RequirementResult each : result.requirements()) {
      requirements.put(each.id(), each.status().name());
    }
    ArrayNode uncredited = summary.putArray("notCredited");
    result.safeguards().stream()
        .filter(each -> !each.credited())
        .map(SafeguardResult::id)
        .forEach(uncredited::add);
    summary.put("digest", CanonicalJson.digestOf(WrittenResult.of(result).json()));
    return summary;
  }

  /** The worst route, then the risks in the order in which the method computes them. */
  private static String line(Scenario scenario) {
    Route worst =
        scenario.routes().stream()
            .max(
                java.util.Comparator.comparing(Route::evidenced)
                    .thenComparing(Route::inherent)
                    .thenComparing(route -> -route.access().ordinal()))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s %s cost %d: initiation %s, success %s, likelihood %s, inherent %s | evidenced %s,"
            + " claimed %s, attainable %s, conceivable %s | %s",
        worst.access(),
        worst.path().actor() == null ? worst.path().holder() : worst.path().actor(),
        worst.cost(),
        worst.initiation(),
        worst.success(),
        worst.likelihood(),
        worst.inherent(),
        scenario.evidenced().level(),
        scenario.claimed().level(),
        scenario.attainable().level(),
        scenario.conceivable().level(),
        scenario.status());
  }

  private static String pretty(JsonNode node) {
    return node.toPrettyString() + "\n";
  }
}
