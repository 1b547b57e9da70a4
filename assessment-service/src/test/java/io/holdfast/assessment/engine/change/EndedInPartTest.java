// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.result.Invalidity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a change of the world ended, though the evidence stays valid for the rest. */
class EndedInPartTest {

  private static final String TECHNIQUE = "NEW_ATTACK_TECHNIQUE";

  private static Inputs evaluated(Change... changes) {
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .safeguard("MC-16", "model")
            .add(passing("e", "EV-01", on("model", "m1"), "s-MC-16-model"));
    List.of(changes).forEach(inputs::add);
    return inputs;
  }

  private static Change change(String id, String kind, int day, String... families) {
    return new Change(id, kind, day(day), List.of(families), List.of());
  }

  private static Difference difference(Inputs before, Inputs after) {
    return Difference.between(before.assess(), after.assess(), after.input());
  }

  private static List<String> families(Difference difference) {
    return difference.evidenceInvalidated().stream()
        .flatMap(each -> Stream.ofNullable(each.inPart()))
        .flatMap(List::stream)
        .filter(id -> id.startsWith("TF-"))
        .toList();
  }

  @Test
  void evidenceEndsForTheFamiliesThatItsControlActsAgainst() {
    Difference difference =
        difference(evaluated(), evaluated(change("c", TECHNIQUE, 15, "TF-01", "TF-04")));

    assertThat(difference.evidenceInvalidated()).hasSize(1);
    EvidenceInvalidated ended = difference.evidenceInvalidated().getFirst();
    assertThat(ended.evidence()).isEqualTo("e");
    assertThat(ended.control()).isEqualTo("MC-16");
    assertThat(ended.reason())
        .isEqualTo(new Invalidity(Invalidity.Reason.CHANGED_SINCE, null, TECHNIQUE, day(15)));
    assertThat(families(difference)).containsExactly("TF-01");
    assertThat(difference.safeguardsUncredited()).isEmpty();
    assertThat(difference.causes())
        .filteredOn(cause -> cause.facts().getFirst().id().equals("c"))
        .singleElement()
        .satisfies(cause -> assertThat(cause.evidence()).containsExactly(ended));
  }

  @Test
  void aFamilyThatTheControlDoesNotActAgainstMayConcernARequirementThatDemandsIt() {
    assertThat(
            difference(evaluated(), evaluated(change("c", TECHNIQUE, 15, "TF-04")))
                .evidenceInvalidated())
        .singleElement()
        .satisfies(
            ended -> assertThat(ended.inPart()).containsExactly("AIA-15.5.appropriate-to-risk"));
  }

  @Test
  void oneThatNamesARequirementEndsItForThatAlone() {
    String requirement =
        Inputs.of(Systems.creditScoring()).input().edition().requirements().stream()
            .filter(each -> each.demands().stream().anyMatch(one -> one.contains("MC-16")))
            .findFirst()
            .orElseThrow()
            .id();
    Change change = new Change("c", TECHNIQUE, day(15), List.of(), List.of(requirement));

    assertThat(difference(evaluated(), evaluated(change)).evidenceInvalidated())
        .singleElement()
        .satisfies(ended -> assertThat(ended.inPart()).containsExactly(requirement));
  }

  @Test
  void whatAnEarlierChangeEndedIsNotToldAgain() {
    Change earlier = change("a", TECHNIQUE, 14, "TF-01");
    Change later = change("b", TECHNIQUE, 15, "TF-01", "TF-02");

    assertThat(families(difference(evaluated(earlier), evaluated(earlier, later))))
        .containsExactly("TF-02");
    assertThat(difference(evaluated(earlier), evaluated(earlier)).evidenceInvalidated()).isEmpty();
  }

  @Test
  void eachChangeIsBlamedForItsOwn() {
    Difference difference =
        difference(
            evaluated(),
            evaluated(change("a", TECHNIQUE, 14, "TF-01"), change("b", TECHNIQUE, 15, "TF-02")));

    assertThat(difference.evidenceInvalidated()).hasSize(2);
    for (Cause cause : difference.causes()) {
      assertThat(cause.evidence()).hasSize(1);
      assertThat(cause.evidence().getFirst().reason().at())
          .isEqualTo(cause.facts().getFirst().at());
    }
  }

  @Test
  void nothingEndsThatDoesNotDependOnItOrCameLater() {
    assertThat(
            difference(
                    evaluated(),
                    evaluated(
                        change("a", "LAW_OR_STANDARD_CHANGED", 15, "TF-01"),
                        change("b", TECHNIQUE, 9, "TF-01"),
                        change("c", TECHNIQUE, 21, "TF-01"),
                        change("d", TECHNIQUE, 15, "TF-of-another-edition")))
                .evidenceInvalidated())
        .isEmpty();
  }

  @Test
  void evidenceThatEndsAltogetherIsToldOnce() {
    Difference difference =
        difference(
            evaluated(),
            evaluated(change("a", TECHNIQUE, 14), change("b", TECHNIQUE, 15, "TF-01")));

    assertThat(difference.evidenceInvalidated())
        .singleElement()
        .satisfies(ended -> assertThat(ended.inPart()).isNull());
  }
}
