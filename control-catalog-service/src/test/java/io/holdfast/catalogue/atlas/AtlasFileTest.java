// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.catalogue.atlas.AtlasContent.Mitigation;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasFileTest {

  private static Problem refusal(String file) {
    return refusal(AtlasFixtures.bytes(file));
  }

  private static Problem refusal(byte[] file) {
    return catchThrowableOfType(Problem.class, () -> AtlasFile.read(file));
  }

  @Test
  void readsFormatFive() {
    AtlasContent content = AtlasFixtures.read(AtlasFixtures.five());

    assertThat(content.contentVersion()).isEqualTo("2026.04");
    assertThat(content.format()).isEqualTo("5.6.0");
    assertThat(AtlasImport.Counts.of(content)).isEqualTo(new AtlasImport.Counts(16, 101, 69, 35));
    assertThat(content.techniquesById().get("AML.T0043.000"))
        .isEqualTo(
            new Technique(
                "AML.T0043.000",
                "White-Box Optimization",
                "AML.T0043",
                List.of("AML.TA0001"),
                "demonstrated"));
    assertThat(content.mitigationsOfTechniques().getOrDefault("AML.T0018", List.of()))
        .contains("AML.M0013");
  }

  @Test
  void readsWhatSomeFilesOfFormatFiveCallSpecializes() {
    String other = AtlasFixtures.five().replace("subtechnique-of:", "specializes:");

    assertThat(AtlasFixtures.read(other)).isEqualTo(AtlasFixtures.read(AtlasFixtures.five()));
  }

  @Test
  void readsFormatSix() {
    AtlasContent content = AtlasFixtures.read(AtlasFixtures.sixSample());

    assertThat(content.contentVersion()).isEqualTo("2026.10");
    assertThat(content.format()).isEqualTo("6.0.0");
    assertThat(content.techniques())
        .containsExactly(
            new Technique(
                "AML.T0053",
                "AI Agent Tool Invocation",
                null,
                List.of("AML.TA0005", "AML.TA0012"),
                "demonstrated"),
            new Technique(
                "AML.T0135", "AI Agent Tool Shadowing", null, List.of("AML.TA0005"), "feasible"),
            new Technique(
                "AML.T0135.000",
                "Manifest Shadowing",
                "AML.T0135",
                List.of("AML.TA0012"),
                "realized"));
    assertThat(content.mitigations())
        .contains(
            new Mitigation(
                "AML.M0028",
                "AI Agent Tools Permissions Configuration",
                List.of("AML.T0053", "AML.T0135"),
                null));
  }

  @Test
  void readsTheContentVersionAsTextAndNotAsANumber() {
    String unquoted = AtlasFixtures.sixSample().replace("'2026.10'", "2026.10");

    assertThat(AtlasFixtures.read(unquoted).contentVersion()).isEqualTo("2026.10");
  }

  @Test
  void readsBackWhatIsWrittenInFormatSix() {
    AtlasContent release = AtlasFixtures.release("2026.10", technique -> technique);

    assertThat(AtlasFixtures.read(AtlasFixtures.six(release))).isEqualTo(release);
  }

  @ParameterizedTest
  @CsvSource({
    "version: 5.6.0, version: 5.5.0, /version, 5.5.0",
    "version: 5.6.0, version: 4.0.0, /version, 4.0.0",
  })
  void refusesOtherFormatsByName(String present, String other, String pointer, String format) {
    Problem problem = refusal(AtlasFixtures.five().replace(present, other));

    assertThat(problem.violations())
        .containsExactly(
            new Violation(
                pointer,
                "unknown-format",
                "format " + format + " is not read; 5.6.0 and 6.0.0 are"));
  }

  @Test
  void refusesALaterFormatByName() {
    Problem problem =
        refusal(
            AtlasFixtures.sixSample().replace("format-version: 6.0.0", "format-version: 7.0.0"));

    assertThat(problem.detail()).isEqualTo("format 7.0.0 is not read; 5.6.0 and 6.0.0 are");
    assertThat(problem.violations())
        .extracting(Violation::pointer)
        .containsExactly("/format-version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1", "{}", "[]", "text", "id: ATLAS\nversion: 5.6.0", "matrices: []"})
  void refusesWhatIsNoAtlasFile(String file) {
    assertThat(refusal(file).type()).isEqualTo(ProblemType.INVALID);
  }

  @Test
  void saysWhereTheYamlBreaks() {
    Problem problem = refusal("a: 1\nb: [1, 2\nc: 3\n");

    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(problem.detail()).startsWith("line 3, column 2: ");
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThat(refusal(new byte[] {'a', ':', ' ', (byte) 0xff}).type())
        .isEqualTo(ProblemType.MALFORMED);
    assertThat(refusal("a: \u0000").type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(refusal("# nothing").type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(refusal("a: 1\n---\nb: 2").type()).isEqualTo(ProblemType.MALFORMED);
  }

  @Test
  void buildsNothingThatAFileNames() {
    Problem problem = refusal("!!javax.script.ScriptEngineManager [x]");

    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED);
    assertThat(problem.detail()).contains("Global tag is not allowed");
  }

  @Test
  void refusesAliasBombsByLimit() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append("*a%d, ".formatted(i - 1).repeat(9))
          .append("x]\n");
    }

    Problem problem = refusal(bomb.toString());

    assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
    assertThat(problem.detail()).contains("aliases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesDeepNestingByLimit(String step) {
    Problem problem = refusal("a:\n  " + step.repeat(10_000));

    assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
    assertThat(problem.detail()).contains("deeper than 32");
  }

  @Test
  void refusesLinesThatWouldTakeTheParserMinutes() {
    Problem problem = refusal("# one\na: " + "x".repeat(YamlDocument.LONGEST_LINE));

    assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
    assertThat(problem.detail()).startsWith("line 2 ");
  }

  @Test
  void refusesMorePartsThanAnyFileHas() {
    Problem problem =
        refusal(String.join("\n", Collections.nCopies(YamlDocument.MOST_EVENTS, "- a")));

    assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    String file =
        AtlasFixtures.sixSample()
            .replace("  AML.TA0012:\n    id: AML.TA0012", "  AML.TA0012:\n    id: AML.TA0013")
            .replace("    name: AI Agent Tool Shadowing\n", "")
            .replace("id: AML.M0040\n    cat", "id: M40\n    cat")
            .replace("    specializes:\n", "    generalises:\n");

    assertThat(refusal(file).violations())
        .extracting(Violation::pointer, Violation::code)
        .contains(
            tuple("/tactics/AML.TA0012", "other-id"),
            tuple("/techniques/AML.T0135/name", "missing"),
            tuple("/mitigations/AML.M0040/id", "bad-id"),
            tuple("/relationships/AML.T0135.000/generalises", "unknown-relation"),
            tuple("/relationships/AML.T0053/achieves/1/target", "unknown-id"),
            tuple("/relationships/AML.M0040/mitigates/0/target", "unknown-id"),
            tuple("/techniques/AML.T0135.000", "bad-parent"));
  }

  @Test
  void refusesRepeatedIdsAndKeys() {
    String twice = AtlasFixtures.five().replace("  - id: AML.TA0003\n", "  - id: AML.TA0002\n");
    assertThat(refusal(twice).violations())
        .extracting(Violation::pointer, Violation::code)
        .contains(tuple("/matrices/0/tactics/1/id", "repeated-id"));

    assertThat(refusal("version: 5.6.0\nversion: 5.6.0\nmatrices: []").violations())
        .extracting(Violation::code)
        .contains("repeated-key");
  }

  @Test
  void stopsListingWhenAllIsWrong() {
    String file =
        "version: 5.6.0\nmatrices:\n- tactics: []\n  mitigations: []\n  techniques:\n"
            + "  - {}\n".repeat(5_000);

    assertThat(refusal(file).violations()).hasSize(Faults.MOST);
  }
}
