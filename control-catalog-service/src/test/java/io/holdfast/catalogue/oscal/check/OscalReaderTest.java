// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.catalogue.oscal.OscalFixtures;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OscalReaderTest {

  @ParameterizedTest
  @CsvSource({
    "basic-catalog.json,CATALOG",
    "example-component-definition.json,COMPONENT_DEFINITION",
    "NIST_SP-800-53_rev5_HIGH-baseline_profile.json,PROFILE",
    "NIST_SP-800-53_rev5_HIGH-baseline-resolved-profile_catalog-min.json,CATALOG",
  })
  void takesTheOfficialExamples(String name, OscalKind kind) {
    CheckedDocument checked = OscalReader.read(OscalFixtures.official(name));

    assertThat(checked.document().kind()).isEqualTo(kind);
    assertThat(checked.unresolved()).isEmpty();
  }

  @Test
  void notesLinksToControlsThatAreNotInTheDocument() {
    CheckedDocument checked = OscalReader.read(OscalFixtures.official(OscalFixtures.HIGH_RESOLVED));

    assertThat(checked.notes())
        .isNotEmpty()
        .extracting(Violation::code)
        .containsOnly("not-in-document");
  }

  private static Problem refused(byte[] document) {
    try {
      OscalReader.read(document);
    } catch (Problem problem) {
      return problem;
    }
    throw new AssertionError("was not refused");
  }

  private static Problem refused(String document) {
    return refused(document.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "1", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "\u0000"})
  void refusesWhatIsNoJsonObject(String text) {
    assertThat(refused(text).type()).isIn(ProblemType.MALFORMED, ProblemType.INVALID);
  }

  @Test
  void refusesDeepNestingWhileReading() {
    Problem problem = refused("{\"catalog\":" + "[".repeat(100_000));

    assertThat(problem.violations()).extracting(Violation::code).contains("too-deep-or-long");
  }

  @Test
  void refusesMoreValuesThanMemoryIsMeantFor() {
    String many = "{\"catalog\":{\"params\":[" + "{},".repeat(OscalReader.MAX_TOKENS / 2) + "{}]}}";

    assertThat(refused(many).type()).isEqualTo(ProblemType.TOO_LARGE);
  }

  @Test
  void stopsLookingWhenNothingFits() {
    String many =
        "{\"catalog\":{\"metadata\":{\"oscal-version\":\"1.2.1\"},\"params\":["
            + "1,".repeat(200_000)
            + "1]}}";

    assertThat(refused(many).violations())
        .hasSize(1)
        .extracting(Violation::code)
        .contains("schema");
  }

  @Test
  void refusesAModelThatIsNotTakenByName() {
    Problem problem = refused("{\"system-security-plan\": {}}");

    assertThat(problem.violations()).extracting(Violation::code).containsExactly("unknown-model");
    assertThat(problem.detail()).contains("'system-security-plan'").contains("mapping-collection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0", "2.0.0", "0.9", "1.2", "", "1.2.1 "})
  void refusesOtherVersionsOfOscalByName(String version) {
    String text =
        new String(OscalFixtures.document("catalog", ""), StandardCharsets.UTF_8)
            .replace("\"1.2.1\"", "\"" + version + "\"");

    assertThat(refused(text).violations())
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/catalog/metadata/oscal-version", "unknown-oscal-version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.0.4", "1.1.2", "1.1.3", "1.2.0", "1.2.2", "1.0.0-rc1"})
  void takesTheVersionsFromOneToOneTwo(String version) {
    String text =
        new String(OscalFixtures.document("catalog", ""), StandardCharsets.UTF_8)
            .replace("\"1.2.1\"", "\"" + version + "\"");

    assertThat(OscalReader.read(text.getBytes(StandardCharsets.UTF_8)).notes()).isEmpty();
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    Problem problem =
        refused(
            OscalFixtures.document(
                "catalog",
                """
                "groups": [{"id": "g", "title": "G", "controls": [
                  {"id": "c-1", "title": "One"}, {"id": "c-1", "title": "Two"},
                  {"id": "not a token", "title": "Three"}, {"id": "c-4"}]}],
                "surprise": 1
                """));

    assertThat(problem.violations())
        .extracting(v -> v.pointer() + " " + v.code())
        .contains(
            "/catalog/groups/0/controls/1/id duplicate-control-id",
            "/catalog/groups/0/controls/2/id schema",
            "/catalog/groups/0/controls/3 schema",
            "/catalog schema")
        .doesNotContain("/catalog/groups/0 schema");
  }

  @Test
  void namesTheFirstHundredOnly() {
    String controls =
        IntStream.range(0, 150)
            .mapToObj(i -> "{\"id\": \"c-%d\"}".formatted(i))
            .collect(Collectors.joining(","));
    Problem problem =
        refused(OscalFixtures.document("catalog", "\"controls\": [" + controls + "]"));

    assertThat(problem.violations()).hasSize(OscalReader.MAX_VIOLATIONS + 1);
    assertThat(problem.violations().getLast().message())
        .isEqualTo("50 more problems are not named");
  }

  @Test
  void takesAnIdOfAnyLengthWithoutStack() {
    byte[] document =
        OscalFixtures.document(
            "catalog",
            "\"controls\": [{\"id\": \"%s\", \"title\": \"t\"}]".formatted("x".repeat(500_000)));

    assertThat(OscalReader.read(document).document().content().path("controls")).hasSize(1);
  }

  @Test
  void refusesRelationshipsOutsideTheList() {
    Problem problem = refused(mapping("\"relationship\": \"similar-to\""));

    assertThat(problem.violations())
        .extracting(v -> v.pointer() + " " + v.code())
        .containsExactly("/mapping-collection/mappings/0/maps/0/relationship unknown-relationship");
  }

  @Test
  void takesARelationshipOfAnotherNamespace() {
    byte[] document =
        mapping("\"ns\": \"https://example.org/ns\", \"relationship\": \"similar-to\"");

    assertThat(OscalReader.read(document).document().mappings()).hasSize(1);
  }

  @Test
  void refusesAConfidenceOutsideTheList() {
    Problem problem =
        refused(
            mapping(
                "\"relationship\": \"subset-of\", \"confidence-score\": {\"category\": \"sure\"}"));

    assertThat(problem.violations())
        .extracting(Violation::code)
        .containsExactly("unknown-confidence");
  }

  @Test
  void refusesAConfidenceBothInWordsAndNumbers() {
    Problem problem =
        refused(
            mapping(
                """
                "relationship": "subset-of",
                "confidence-score": {"category": "high", "percentage": 0.5}
                """));

    assertThat(problem.violations())
        .extracting(Violation::pointer)
        .allMatch(at -> at.endsWith("/maps/0/confidence-score"));
  }

  private static byte[] mapping(String members) {
    return OscalFixtures.document(
        "mapping-collection",
        """
        "provenance": {"method": "human", "matching-rationale": "functional", "status": "draft",
          "mapping-description": "for a test"},
        "mappings": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b11",
          "source-resource": {"type": "catalog", "href": "https://example.org/a"},
          "target-resource": {"type": "catalog", "href": "https://example.org/b"},
          "maps": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b12", %s,
            "sources": [{"type": "control", "id-ref": "a"}],
            "targets": [{"type": "control", "id-ref": "b"}]}]}]
        """
            .formatted(members));
  }

  @Test
  void refusesAProfileThatLeavesTheCombinationOpen() {
    Problem problem =
        refused(
            OscalFixtures.document(
                "profile",
                """
                "imports": [{"include-all": {}}],
                "merge": {"combine": {"method": "merge"}, "flat": {}},
                "modify": {"set-parameters": [{"values": ["x"]}]}
                """));

    assertThat(problem.violations())
        .extracting(Violation::code)
        .containsExactlyInAnyOrder("missing-href", "unspecified-combination", "missing-param-id");
  }

  @Test
  void findsReferencesThatOnlyAnotherDocumentCanHave() {
    byte[] document =
        OscalFixtures.document(
            "profile",
            """
            "imports": [{"href": "#3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b11", "include-all": {}}]
            """);

    assertThat(OscalReader.read(document).unresolved()).containsKey("/profile/imports/0/href");
  }

  @Test
  void refusesACapabilityOfAnUnknownComponent() {
    byte[] document =
        OscalFixtures.document(
            "component-definition",
            """
            "capabilities": [{"uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b11", "name": "n",
              "description": "d", "incorporates-components": [
              {"component-uuid": "3f1c7a52-6a0e-4c39-9d2b-0a5b8f6a1b12", "description": "d"}]}]
            """);

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> OscalReader.read(document))
        .satisfies(
            problem ->
                assertThat(problem.violations())
                    .extracting(Violation::code)
                    .containsExactly("dangling-component"));
  }
}
