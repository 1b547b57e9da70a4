// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.testing.EventContracts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private final Violations violations = new Violations();

  private NormalisedEvent read(EventType type, @Nullable JsonNode data, @Nullable String subject) {
    Envelope envelope =
        new Envelope(
            new UUID(1, 2),
            "/ci",
            "a1",
            subject,
            NOW,
            NOW,
            NOW.plusSeconds(300),
            new NormalisedEvent.Actor("i", "s", "c"),
            null,
            false);
    return EventReader.read(type, envelope, data, "/data", violations);
  }

  private NormalisedEvent read(EventType type, String data) {
    return read(type, Json.readTree(data.getBytes(StandardCharsets.UTF_8)), null);
  }

  private void assertWrong(String... expected) {
    assertThat(violations.all())
        .extracting(violation -> violation.pointer() + " " + violation.code())
        .containsExactlyInAnyOrder(expected);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takesTheExampleOfEveryType(EventType type) {
    NormalisedEvent event = read(type, EventContracts.example(type.wireName()), null);

    assertThat(violations.all()).isEmpty();
    assertThat(event.type()).isEqualTo(type.shortName());
    assertThat(event.subjects()).isNotEmpty();
    EventContracts.check(type.wireName(), EventContracts.example(type.wireName()));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void saysOfEveryTypeWhatIsMissing(EventType type) {
    read(type, "{}");

    assertThat(violations.all())
        .anySatisfy(violation -> assertThat(violation.pointer()).isEqualTo("/data/subjects"));
    assertThat(violations.problem().type()).isEqualTo(ProblemType.INVALID);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void dataIsAnObject(EventType type) {
    read(type, "[1]");
    assertWrong("/data not-an-object");
  }

  @Test
  void saysEverythingAtOnce() {
    read(
        EventType.EVALUATION_COMPLETED,
        """
        {"subjects":[{"alias":"http://x","digest":"sha256:1"},7,{"version":{}}],"environment":[],
         "method":"GUESSED","change":{"kind":"lower"},"finding":{"severity":"HIGH","exploitable":"no"},
         "trainedOn":[{"alias":"urn:d:1","version":"2"},{}],
         "evaluation":{"kind":"EV-01","outcome":"pass","metrics":{"a":"b"},"collectedAt":"yesterday",
           "safeguards":["x",1]}}""");

    assertWrong(
        "/data/subjects/0/alias bad-alias",
        "/data/subjects/0/digest bad-digest",
        "/data/subjects/1 bad-type",
        "/data/subjects/2/alias missing",
        "/data/subjects/2/version bad-type",
        "/data/environment bad-type",
        "/data/method unknown-value",
        "/data/change/kind bad-word",
        "/data/finding/key missing",
        "/data/finding/severity unknown-value",
        "/data/finding/exploitable bad-type",
        "/data/trainedOn/1/alias missing",
        "/data/evaluation/outcome unknown-value",
        "/data/evaluation/method missing",
        "/data/evaluation/collectedAt bad-time",
        "/data/evaluation/reportDigest missing",
        "/data/evaluation/metrics/a bad-type",
        "/data/evaluation/safeguards/1 bad-type");
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"MODEL_TRAINED", "MODEL_PROMOTED", "MODEL_DEPLOYED"})
  void anEventAboutAVersionSaysWhich(EventType type) {
    read(type, "{\"subjects\":[{\"alias\":\"pkg:mlflow/a\"},{\"alias\":\"pkg:mlflow/a@7\"}]}");
    assertWrong("/data/subjects/0/version missing");
  }

  @Test
  void takesTheVersionFromTheName() {
    NormalisedEvent event =
        read(EventType.MODEL_TRAINED, "{\"subjects\":[{\"alias\":\"pkg:mlflow/a@7\"}]}");
    assertThat(event.subjects().getFirst().version()).isEqualTo("7");
  }

  @Test
  void refusesTwoVersions() {
    read(
        EventType.MODEL_TRAINED,
        "{\"subjects\":[{\"alias\":\"pkg:mlflow/a@7\",\"version\":\"8\"}]}");
    assertWrong("/data/subjects/0/version contradiction");
  }

  @Test
  void takesNumbersAsVersionsAndDigestsInCapitals() {
    NormalisedEvent event =
        read(
            EventType.MODEL_TRAINED,
            "{\"subjects\":[{\"alias\":\"pkg:mlflow/a\",\"version\":8,\"digest\":\"SHA256:%s\"}]}"
                .formatted("A".repeat(64)));

    assertThat(violations.isEmpty()).isTrue();
    assertThat(event.subjects().getFirst().version()).isEqualTo("8");
    assertThat(event.subjects().getFirst().digest()).isEqualTo("sha256:" + "a".repeat(64));
  }

  @Test
  void takesTheSubjectOfTheEnvelopeWhereTheDataNamesNone() {
    NormalisedEvent event =
        read(EventType.MODEL_DEPLOYED, Json.mapper().createObjectNode(), "pkg:mlflow/a@7");

    assertThat(violations.isEmpty()).isTrue();
    assertThat(event.subjects())
        .containsExactly(new NormalisedEvent.Subject("pkg:mlflow/a@7", null, "7", null));
  }

  @ParameterizedTest
  @CsvSource({
    "VULNERABILITY_DISCLOSED,finding",
    "VULNERABILITY_RESOLVED,finding",
    "INCIDENT_DETECTED,finding",
    "INCIDENT_RESOLVED,finding",
    "ARCHITECTURE_CHANGED,change",
    "COMPONENT_CHANGED,change",
    "EVALUATION_COMPLETED,evaluation"
  })
  void someTypesNeedMore(EventType type, String field) {
    read(type, "{\"subjects\":[{\"alias\":\"urn:x:y\"}]}");
    assertWrong("/data/" + field + " missing");
  }

  @Test
  void aDriftWithoutFindingHasTheKeyOfItsKind() {
    NormalisedEvent event =
        read(EventType.DRIFT_DETECTED, "{\"subjects\":[{\"alias\":\"urn:x:y\"}]}");
    assertThat(java.util.Objects.requireNonNull(event.finding()).key()).isEqualTo("drift");
  }

  @Test
  void anEvaluationFromTheFutureIsImpossible() {
    read(
        EventType.EVALUATION_COMPLETED,
        """
        {"subjects":[{"alias":"urn:x:y"}],"evaluation":{"kind":"EV-01","outcome":"PASS",
         "method":"TEST","collectedAt":"2026-11-23T12:05:01Z","reportDigest":"sha256:%s"}}"""
            .formatted("a".repeat(64)));

    assertWrong("/data/evaluation/collectedAt in-the-future");
    assertThat(violations.problem().type()).isEqualTo(ProblemType.UNPROCESSABLE);
  }

  @Test
  void keepsWhatElseTheSenderSays() {
    NormalisedEvent event =
        read(
            EventType.MODEL_TRAINED,
            "{\"subjects\":[{\"alias\":\"pkg:mlflow/a@7\"}],\"run\":{\"id\":5}}");
    assertThat(event.data()).hasToString("{\"run\":{\"id\":5}}");
  }

  @Test
  void boundsTheNumberOfSubjects() {
    read(
        EventType.DATASET_CHANGED,
        "{\"subjects\":[" + "{\"alias\":\"urn:x:y\"},".repeat(100) + "{\"alias\":\"urn:x:y\"}]}");
    assertWrong("/data/subjects too-many");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T05:30:00Z,2026-11-23T05:30:00Z",
    "2026-11-23t05:30:00.123456789+01:00,2026-11-23T04:30:00.123456Z",
    "2026-11-23 05:30:00z,2026-11-23T05:30:00Z",
    "+999999999-01-01T00:00:00Z,",
    "1950-01-01T00:00:00Z,",
    "2026-11-23,",
    "yesterday,"
  })
  void readsTimesAsTheyAreWritten(String written, @Nullable Instant meant) {
    assertThat(Times.parse(written)).isEqualTo(meant);
  }
}
