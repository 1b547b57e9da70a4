// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static io.holdfast.catalogue.content.EditionFixtures.list;
import static io.holdfast.catalogue.content.EditionFixtures.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EditionCheckTest {

  private static final String CONTROL_MAPPINGS = "control-mappings.json";
  private static final String EXTERNAL_MAPPINGS = "external-mappings.json";

  /** The built-in edition, to be spoilt in one place. */
  private final EditionFiles files = EditionFiles.builtIn("2026.11");

  @ParameterizedTest
  @MethodSource("mutations")
  void refuses(Consumer<EditionFiles> mutation, String file, String pointer, String code) {
    mutation.accept(files);

    assertThat(EditionCheck.check(files))
        .extracting(Defect::file, Defect::pointer, Defect::code)
        .contains(tuple(file, pointer, code));
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
            threatReferences(),
            threatWords(),
            controlIdentity(),
            controlProof(),
            evidenceKinds(),
            requirementDuties(),
            requirementReferences(),
            frameworksAndMappings(),
            mappingsOfControls(),
            mappingsOfOthers(),
            reasonsAndDates(),
            proseAndContext(),
            sourcesAndShape())
        .flatMap(mutations -> mutations);
  }

  private static Stream<Arguments> threatReferences() {
    return Stream.of(
        spoilt(
            "a control that is not there, in a threat",
            files -> list(files, "threats.json", "/0/controls/MODEL").add("MC-99"),
            "threats.json",
            "/0/controls/MODEL/7",
            "unknown-control"),
        spoilt(
            "a control on the wrong level of a threat",
            files -> list(files, "threats.json", "/0/controls/MODEL").add("SC-08"),
            "threats.json",
            "/0/controls/MODEL/7",
            "wrong-level"),
        spoilt(
            "a weak control that the threat does not have",
            files -> list(files, "threats.json", "/0/weakAlone").add("OC-01"),
            "threats.json",
            "/0/weakAlone/7",
            "unknown-control-of-the-threat"));
  }

  private static Stream<Arguments> proseAndContext() {
    return Stream.of(
        spoilt(
            "a control without a question",
            files -> object(files, "controls.json", "/0").remove("question"),
            "controls.json",
            "/0",
            "says-nothing"),
        spoilt(
            "a control with empty guidance",
            files -> object(files, "controls.json", "/0").put("guidance", " "),
            "controls.json",
            "/0",
            "says-nothing"),
        spoilt(
            "a duty of nobody",
            files -> list(files, "context.json", "/0/binds").removeAll(),
            "context.json",
            "/0/binds",
            "binds-nobody"),
        spoilt(
            "a duty of an unknown party",
            files -> list(files, "context.json", "/0/binds").add("MARTIAN"),
            "context.json",
            "/0/binds/2",
            "unknown-party"),
        spoilt(
            "a duty that something helps with that is not there",
            files -> list(files, "context.json", "/0/related").add("OC-99"),
            "context.json",
            "/0/related/1",
            "unknown-item"),
        spoilt(
            "a duty that says nothing",
            files -> object(files, "context.json", "/0").remove("says"),
            "context.json",
            "/0",
            "says-nothing"),
        spoilt(
            "text of an ISO standard",
            files -> object(files, "context.json", "/89").put("says", "text"),
            "context.json",
            "/89/says",
            "text-of-iso"));
  }

  private static Stream<Arguments> threatWords() {
    return Stream.of(
        spoilt(
            "a component kind that is no word of the edition",
            files -> list(files, "threats.json", "/0/componentKinds").add("TOASTER"),
            "threats.json",
            "/0/componentKinds/4",
            "unknown-component-kind"),
        spoilt(
            "a finding kind that is no word of the edition",
            files -> list(files, "threats.json", "/0/findingKinds").add("RUMOUR"),
            "threats.json",
            "/0/findingKinds/3",
            "unknown-finding-kind"),
        spoilt(
            "a threat that no control acts against",
            files -> {
              list(files, "threats.json", "/1/controls/MODEL").removeAll();
              list(files, "threats.json", "/1/controls/SYSTEM").removeAll();
              list(files, "threats.json", "/1/controls/ORGANISATION").removeAll();
            },
            "threats.json",
            "/1/controls",
            "nothing-acts"));
  }

  private static Stream<Arguments> controlIdentity() {
    return Stream.of(
        spoilt(
            "a duplicate id in a file",
            files -> object(files, "controls.json", "/1").put("id", "MC-01"),
            "controls.json",
            "/1/id",
            "duplicate-id"),
        spoilt(
            "a duplicate id across files",
            files -> object(files, "evidence-kinds.json", "/0").put("id", "MC-01"),
            "evidence-kinds.json",
            "/0/id",
            "duplicate-id"),
        spoilt(
            "evidence that is not there, for a control",
            files -> list(files, "controls.json", "/0/evidence/inPlace/0").add("EV-99"),
            "controls.json",
            "/0/evidence/inPlace/0/2",
            "unknown-evidence-kind"));
  }

  private static Stream<Arguments> controlProof() {
    return Stream.of(
        spoilt(
            "a control that nothing proves",
            files -> list(files, "controls.json", "/19/evidence/inPlace").removeAll(),
            "controls.json",
            "/19/evidence/inPlace",
            "nothing-proves"),
        spoilt(
            "an emerging control whose effect nothing shows",
            files -> list(files, "controls.json", "/0/evidence/effective").removeAll(),
            "controls.json",
            "/0/evidence/effective",
            "effect-unproven"),
        spoilt(
            "a demand for evidence that nothing can fulfil",
            files -> list(files, "controls.json", "/0/evidence/inPlace").addArray(),
            "controls.json",
            "/0/evidence/inPlace/1",
            "empty-demand"),
        spoilt(
            "a control that nothing needs",
            files -> {
              ArrayNode controls = list(files, "controls.json", "");
              controls.add(((ObjectNode) controls.path(0).deepCopy()).put("id", "MC-77"));
            },
            "controls.json",
            "/80/id",
            "unneeded"));
  }

  private static Stream<Arguments> evidenceKinds() {
    return Stream.of(
        spoilt(
            "evidence that speaks for a control it does not prove",
            files -> list(files, "evidence-kinds.json", "/0/speaksUnnamedFor").add("OC-01"),
            "evidence-kinds.json",
            "/0/speaksUnnamedFor/2",
            "speaks-without-proving"),
        spoilt(
            "a change kind that is no word of the edition",
            files -> list(files, "evidence-kinds.json", "/0/invalidatedBy").add("FULL_MOON"),
            "evidence-kinds.json",
            "/0/invalidatedBy/7",
            "unknown-change-kind"),
        spoilt(
            "a maximum age of no day",
            files -> object(files, "evidence-kinds.json", "/0").put("maxAgeDays", 0),
            "evidence-kinds.json",
            "/0/maxAgeDays",
            "bad-age"));
  }

  private static Stream<Arguments> requirementDuties() {
    return Stream.of(
        spoilt(
            "a computed requirement that demands nothing",
            files -> list(files, "requirements.json", "/2/demands").removeAll(),
            "requirements.json",
            "/2/demands",
            "demands-nothing"),
        spoilt(
            "a declared requirement that asks for no statement",
            files -> object(files, "requirements.json", "/0").remove("declare"),
            "requirements.json",
            "/0/declare",
            "declares-nothing"),
        spoilt(
            "a declared requirement without evidence",
            files -> list(files, "requirements.json", "/0/declarationEvidence").removeAll(),
            "requirements.json",
            "/0/declarationEvidence",
            "declares-nothing"),
        spoilt(
            "a requirement that binds others and counts",
            files -> object(files, "requirements.json", "/3").put("countsForVerdict", true),
            "requirements.json",
            "/3/countsForVerdict",
            "counts-out-of-scope"));
  }

  private static Stream<Arguments> requirementReferences() {
    return Stream.of(
        spoilt(
            "a demanded control that is not there",
            files ->
                ((ArrayNode) list(files, "requirements.json", "/2/demands").get(0)).add("SC-99"),
            "requirements.json",
            "/2/demands/0/1",
            "unknown-control"),
        spoilt(
            "a family that is not there, in a requirement",
            files -> list(files, "requirements.json", "/2/families").add("TF-99"),
            "requirements.json",
            "/2/families/0",
            "unknown-threat"),
        spoilt(
            "a framework that is not there",
            files -> object(files, "requirements.json", "/2").put("framework", "HOUSE_RULES"),
            "requirements.json",
            "/2/framework",
            "unknown-framework"),
        spoilt(
            "a verdict for which nothing counts",
            files -> object(files, "edition.json", "/frameworks/2").put("systemVerdict", true),
            "edition.json",
            "/frameworks/2/systemVerdict",
            "verdict-without-items"));
  }

  private static Stream<Arguments> frameworksAndMappings() {
    return Stream.of(
        spoilt(
            "a mapping to a requirement that is not there",
            files -> list(files, "mappings.json", "/0/targets").add("A.9.9"),
            "mappings.json",
            "/0/targets/8",
            "unknown-requirement"),
        spoilt(
            "a relationship that is none",
            files -> object(files, "mappings.json", "/0").put("relationship", "kind-of-like"),
            "mappings.json",
            "/0/relationship",
            "unknown-relationship"),
        spoilt(
            "a source at another edition than the one pinned",
            files -> object(files, "requirements.json", "/0/references/0").put("edition", "draft"),
            "requirements.json",
            "/0/references/0",
            "unknown-source"),
        spoilt(
            "an item without a source",
            files -> list(files, "controls.json", "/0/references").removeAll(),
            "controls.json",
            "/0/references",
            "no-source"));
  }

  private static Stream<Arguments> mappingsOfControls() {
    return Stream.of(
        spoilt(
            "a mapping of a control that is not there",
            files -> object(files, CONTROL_MAPPINGS, "/0").put("control", "SC-99"),
            CONTROL_MAPPINGS,
            "/0/control",
            "unknown-control"),
        spoilt(
            "a mapping of a control to a requirement that is not there",
            files -> object(files, CONTROL_MAPPINGS, "/0").put("requirement", "A.9.9"),
            CONTROL_MAPPINGS,
            "/0/requirement",
            "unknown-requirement"),
        spoilt(
            "a mapping of a control to a requirement that does not name it",
            files -> object(files, CONTROL_MAPPINGS, "/0").put("requirement", "A.7.1"),
            CONTROL_MAPPINGS,
            "/0",
            "no-such-pair"),
        spoilt(
            "a pair that is judged twice",
            files -> {
              ArrayNode mappings = list(files, CONTROL_MAPPINGS, "");
              mappings.insert(1, mappings.path(0).deepCopy());
            },
            CONTROL_MAPPINGS,
            "/1",
            "no-such-pair"),
        spoilt(
            "a control that does not do all, without a gap",
            files -> object(files, CONTROL_MAPPINGS, "/0").remove("gap"),
            CONTROL_MAPPINGS,
            "/0/gap",
            "gap-and-relationship"),
        spoilt(
            "a control that does all, with a gap",
            files -> object(files, CONTROL_MAPPINGS, "/0").put("relationship", "superset-of"),
            CONTROL_MAPPINGS,
            "/0/gap",
            "gap-and-relationship"),
        spoilt(
            "a mapping without a reason",
            files -> object(files, CONTROL_MAPPINGS, "/0").put("rationale", " "),
            CONTROL_MAPPINGS,
            "/0/rationale",
            "no-reason"));
  }

  private static Stream<Arguments> mappingsOfOthers() {
    return Stream.of(
        spoilt(
            "a mapping of another catalogue to a requirement that is not there",
            files -> list(files, EXTERNAL_MAPPINGS, "/0/pairs/AC-2").add("A.9.9"),
            EXTERNAL_MAPPINGS,
            "/0/pairs/AC-2/3",
            "unknown-requirement"),
        spoilt(
            "another edition of the other catalogue than the one pinned",
            files -> object(files, EXTERNAL_MAPPINGS, "/0").put("edition", "4"),
            EXTERNAL_MAPPINGS,
            "/0/source",
            "unknown-source"),
        spoilt(
            "a confidence that is none, in another catalogue",
            files -> object(files, EXTERNAL_MAPPINGS, "/0").put("confidence", "sure"),
            EXTERNAL_MAPPINGS,
            "/0/confidence",
            "unknown-confidence"),
        spoilt(
            "the same catalogue twice",
            files -> {
              ArrayNode mappings = list(files, EXTERNAL_MAPPINGS, "");
              mappings.add(mappings.path(0).deepCopy());
            },
            EXTERNAL_MAPPINGS,
            "/1/id",
            "duplicate-id"));
  }

  private static Stream<Arguments> reasonsAndDates() {
    return Stream.of(
        spoilt(
            "a requirement that does not say why it is mapped as it is, or not at all",
            files -> object(files, "requirements.json", "/3").put("rationale", ""),
            "requirements.json",
            "/3/rationale",
            "no-reason"),
        spoilt(
            "a duty from a date that the edition does not have",
            files -> list(files, "context.json", "/3/appliesAs").add("SOME_DAY"),
            "context.json",
            "/3/appliesAs/1",
            "unknown-application-class"),
        spoilt(
            "a framework from a date that the edition does not have",
            files -> list(files, "edition.json", "/frameworks/1/appliesAs").add("SOME_DAY"),
            "edition.json",
            "/frameworks/1/appliesAs/1",
            "unknown-application-class"),
        spoilt(
            "text of an ISO standard in a requirement",
            files -> object(files, "requirements.json", "/40").put("asks", "text"),
            "requirements.json",
            "/40/asks",
            "text-of-iso"));
  }

  private static Stream<Arguments> sourcesAndShape() {
    return Stream.of(
        spoilt(
            "a version that is none",
            files -> object(files, "edition.json", "").put("version", "November"),
            "edition.json",
            "/version",
            "bad-version"),
        spoilt(
            "a missing field",
            files -> object(files, "controls.json", "/4").remove("summary"),
            "controls.json",
            "/4/summary",
            "shape"),
        spoilt(
            "an unknown field",
            files -> object(files, "controls.json", "/4/maturity").put("colour", "green"),
            "controls.json",
            "/4/maturity/colour",
            "shape"));
  }

  private static Arguments spoilt(
      String name, Consumer<EditionFiles> mutation, String file, String pointer, String code) {
    return argumentSet(name, mutation, file, pointer, code);
  }

  @Test
  void namesEveryDefectAtOnce() {
    list(files, "threats.json", "/0/controls/MODEL").add("MC-98").add("MC-99");
    list(files, "requirements.json", "/2/demands").removeAll();

    assertThat(EditionCheck.check(files)).hasSize(3);
    assertThatThrownBy(() -> EditionCheck.require(files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("threats.json#/0/controls/MODEL/7 unknown-control")
        .hasMessageContaining("threats.json#/0/controls/MODEL/8 unknown-control")
        .hasMessageContaining("requirements.json#/2/demands demands-nothing");
  }
}
