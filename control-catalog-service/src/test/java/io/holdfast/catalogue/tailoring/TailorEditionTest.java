// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.change.CompareEditions;
import io.holdfast.catalogue.change.EditionChanges.ItemChange;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.EngineContent;
import io.holdfast.kit.json.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailorEditionTest {

  private static final String DIGEST = "sha256:" + "0".repeat(64);
  private static final EditionContent BASE = EditionFixtures.builtIn().content();
  private static final String VERSION = BASE.edition().version() + "+org.1";

  private static Tailored tailor(JsonNode profile) {
    return TailorEdition.apply(profile, BASE, DIGEST, VERSION);
  }

  private static EditionContent made(JsonNode profile) {
    Tailored tailored = tailor(profile);
    assertThat(tailored.conflicts()).isEmpty();
    return Objects.requireNonNull(tailored.files()).content();
  }

  private static Control control(EditionContent content, String id) {
    return content.controls().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Requirement requirement(EditionContent content, String id) {
    return content.requirements().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEmptyProfileChangesNothingThatAssessmentsComputeWith() {
    EditionContent made = made(Profiles.empty());

    assertThat(CompareEditions.between(BASE, made).affectsAssessments()).isFalse();
    assertThat(made.edition().version()).isEqualTo(VERSION);
    assertThat(Objects.requireNonNull(made.edition().tailoring()).base())
        .isEqualTo(BASE.edition().version());
  }

  @Test
  void makesWhatTheExampleSays() {
    EditionContent made = made(Profiles.example());

    assertThat(made.controls())
        .extracting(Control::id)
        .doesNotContain("MC-04")
        .contains("BANK-OC-01");
    assertThat(control(made, "BANK-OC-01").ownControl()).isTrue();
    assertThat(control(made, "MC-16").evidence().inPlace())
        .allSatisfy(
            kinds -> assertThat(kinds.contains("EV-01")).isEqualTo(kinds.contains("BANK-EV-01")))
        .anySatisfy(kinds -> assertThat(kinds).contains("BANK-EV-01"));
    assertThat(requirement(made, "A.8.29").demands()).contains(List.of("BANK-OC-01"));
    assertThat(requirement(made, "A.7.6"))
        .satisfies(
            item -> {
              assertThat(item.assessable()).isEqualTo(Requirement.OUT_OF_SCOPE);
              assertThat(item.exclusion()).startsWith("No secure areas");
              assertThat(item.demands()).isEmpty();
            });
    assertThat(made.threats().getFirst().allControls())
        .contains("BANK-OC-01")
        .doesNotContain("MC-04");
    assertThat(made.evidenceKinds())
        .filteredOn(kind -> kind.id().equals("EV-07"))
        .extracting("maxAgeDays")
        .containsExactly(14);
    assertThat(Json.tree(EngineContent.of(made)).path("parameters"))
        .isEqualTo(Json.tree(java.util.Map.of("tolerance.NOT_HIGH_RISK", "L")));
  }

  @Test
  void tellsWhatItChanges() {
    assertThat(CompareEditions.between(BASE, made(Profiles.excluding("MC-04"))).items())
        .filteredOn(item -> item.kind().equals("control"))
        .extracting(ItemChange::id, ItemChange::affectsAssessments)
        .containsExactly(tuple("MC-04", true));
  }

  @ParameterizedTest
  @CsvSource({
    "TF-01,        bound-by-law",
    "CRA-I.2.d,    bound-by-law",
    "AIA-15.1.accuracy, bound-by-law",
    "cl.6.1.3,     bound-by-law",
    "OC-14,        nothing-left",
    "EV-05,        nothing-left",
    "MC-99,        unknown-item",
  })
  void refusesToLeaveOut(String id, String code) {
    assertThat(tailor(Profiles.excluding(id)).conflicts())
        .isNotEmpty()
        .allSatisfy(conflict -> assertThat(conflict.code()).isEqualTo(code))
        .allSatisfy(conflict -> assertThat(conflict.pointer()).isEqualTo("/exclude/0/id"));
  }

  @ParameterizedTest
  @CsvSource({
    "age.EV-07,            30,  ",
    "age.EV-07,            31,  too-loose",
    "age.EV-07,            0,   bad-value",
    "age.EV-02,            900, ",
    "age.EV-99,            1,   unknown-parameter",
    "cap.prevent.MODEL,    0,   ",
    "cap.prevent.MODEL,    3,   too-loose",
    "cap.prevent.MODEL,    -1,  bad-value",
    "cap.nothing,          1,   unknown-parameter",
  })
  void acceptsOnlyNumbersThatAreNoLooser(String parameter, int value, String code) {
    assertThat(tailor(Profiles.setting(parameter, value)).conflicts())
        .extracting(Conflict::code)
        .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({
    "tolerance.HIGH_RISK,     VL, ",
    "tolerance.HIGH_RISK,     L,  ",
    "tolerance.HIGH_RISK,     M,  too-loose",
    "tolerance.NOT_HIGH_RISK, XX, bad-value",
    "acceptance.limit,        H,  too-loose",
  })
  void acceptsOnlyLevelsThatAreNoLooser(String parameter, String value, String code) {
    assertThat(tailor(Profiles.setting(parameter, value)).conflicts())
        .extracting(Conflict::code)
        .containsExactlyElementsOf(code == null ? List.of() : List.of(code));
  }

  @Test
  void wantsReasons() {
    ObjectNode profile = Profiles.excluding("MC-04");
    ((ObjectNode) profile.at("/exclude/0")).put("justification", " ");

    assertThat(tailor(profile).conflicts())
        .extracting(Conflict::pointer, Conflict::code)
        .containsExactly(tuple("/exclude/0/justification", "missing"));
  }

  @Test
  void pointsIntoTheProfileWhereAnOwnItemIsWrong() {
    ObjectNode profile = Profiles.example();
    ((ObjectNode) profile.at("/controls/0")).put("level", "GALAXY");
    ((ObjectNode) profile.at("/evidenceKinds/0")).put("boundTo", "NOTHING");
    ((ArrayNode) profile.at("/controls/0/evidence/inPlace/0")).set(0, "EV-99");

    assertThat(tailor(profile).conflicts())
        .extracting(Conflict::pointer)
        .contains(
            "/controls/0/level", "/evidenceKinds/0/boundTo", "/controls/0/evidence/inPlace/0/0");
  }

  @Test
  void wantsOwnIdsThatCannotBecomeOthers() {
    ObjectNode profile = Profiles.example();
    ((ObjectNode) profile.at("/controls/0")).put("id", "SC-42");

    assertThat(tailor(profile).conflicts())
        .extracting(Conflict::pointer, Conflict::code)
        .contains(tuple("/controls/0/id", "bad-id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"title\": \"t\"}",
        "{\"title\": \"t\", \"prefix\": \"P2\", \"colour\": 1}",
        "{\"title\": \"t\", \"prefix\": \"P2\", \"exclude\": [null]}",
        "{\"title\": \"t\", \"prefix\": \"P2\", \"parameters\": {\"age.EV-07\": 3}}",
      })
  void refusesWhatIsNoProfile(String json) {
    assertThat(
            TailorEdition.check(
                Json.readTree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"threats", "controls", "evidenceKinds"})
  void neverBreaksOnOwnItemsOfAnyShape(String member) {
    for (String item :
        List.of("7", "null", "{}", "{\"id\": 3, \"controls\": 1, \"evidence\": []}")) {
      ObjectNode profile = Profiles.example();
      ((ArrayNode) profile.withArrayProperty(member))
          .add(Json.readTree(item.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

      assertThat(tailor(profile).conflicts())
          .as(item)
          .anySatisfy(conflict -> assertThat(conflict.pointer()).startsWith("/" + member + "/"));
    }
  }

  @Test
  void saysWhatAnotherBaseChanged() {
    ObjectNode tree = EditionFixtures.ofVersion("2026.12.0").tree();
    tree.withArray("controls")
        .forEach(
            item -> {
              if (item.path("id").asText().equals("MC-16")) {
                ((ObjectNode) item).put("summary", "Something else.");
              }
            });
    EditionContent next = Json.convert(tree, EditionContent.class);

    assertThat(CompareBases.attention(Json.convert(Profiles.example(), Profile.class), BASE, next))
        .extracting(Conflict::pointer, Conflict::blocking)
        .containsExactly(tuple("/proofs/0/control", false));
  }
}
