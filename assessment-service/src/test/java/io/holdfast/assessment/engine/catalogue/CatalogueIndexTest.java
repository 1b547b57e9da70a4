// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Assessable;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.SecurityProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two families, of which one lists controls, and requirements that name families or none. */
class CatalogueIndexTest {

  private final Edition edition =
      new Edition(
          "e",
          List.of(
              family("TF-2", Set.of("governs"), SecurityProperty.CONFIDENTIALITY),
              family(
                  "TF-1",
                  Set.of("prevents", "limits", "detects", "governs", "gone"),
                  SecurityProperty.INTEGRITY,
                  SecurityProperty.CONFIDENTIALITY)),
          List.of(
              control("prevents", Access.all(), ControlFunction.PREVENT),
              control("limits", Set.of(Access.PHYSICAL, Access.UNKNOWN), ControlFunction.RESPOND),
              control("detects", Set.of(Access.INSIDER), ControlFunction.DETECT),
              control("governs", Access.all(), ControlFunction.GOVERN)),
          List.of(),
          List.of(
              requirement("governed", Set.of(), "governs"),
              requirement("named", Set.of("TF-2"), "prevents"),
              requirement("prevented", Set.of(), "prevents", "prevents", "governs")),
          List.of(),
          List.of(),
          List.of());

  private final CatalogueIndex index = CatalogueIndex.of(edition);

  private static Edition.Family family(String id, Set<String> controls, SecurityProperty... hurts) {
    return new Edition.Family(
        id,
        Set.of(hurts),
        Set.of(ComponentKind.MODEL),
        Set.of(Access.PHYSICAL, Access.INFER_QUERY),
        Map.of(),
        controls,
        Set.of("detects"),
        Set.of());
  }

  private static Edition.Control control(String id, Set<Access> actsOn, ControlFunction function) {
    Set<String> flags = id.equals("limits") ? Set.of("GENAI") : Set.of();
    return new Edition.Control(
        id,
        ControlLevel.SYSTEM,
        Set.of(function),
        actsOn,
        id.equals("detects") ? Maturity.M2 : Maturity.M3,
        flags,
        List.of(),
        List.of(),
        null);
  }

  private static Edition.Requirement requirement(
      String id, Set<String> families, String... demand) {
    return new Edition.Requirement(
        id,
        "F",
        Assessable.COMPUTED,
        true,
        null,
        null,
        List.of(List.of(demand)),
        families,
        Set.of(),
        List.of());
  }

  private FamilyIndex first() {
    return index.families().getFirst();
  }

  private Measure measure(String id) {
    return Objects.requireNonNull(first().measure(id));
  }

  @Test
  void controlsAreNumberedByIdAndOthersHaveNone() {
    assertThat(index.controls())
        .extracting(Edition.Control::id)
        .containsExactly("detects", "governs", "limits", "prevents");
    assertThat(index.number("prevents")).isEqualTo(3);
    assertThat(index.number("gone")).isEqualTo(-1);
  }

  @Test
  void aFamilyHasTheControlsOfItsListThatAreThere() {
    assertThat(index.families()).extracting(FamilyIndex::id).containsExactly("TF-1", "TF-2");
    assertThat(first().measures())
        .extracting(Measure::id)
        .containsExactly("detects", "governs", "limits", "prevents");
    assertThat(first().measure("gone")).isNull();
    assertThat(first().access()).containsExactly(Access.INFER_QUERY, Access.PHYSICAL);
  }

  @Test
  void aFamilyHurtsOnlyConfidentialityOrMore() {
    assertThat(first().hurtsOnlyConfidentiality()).isFalse();
    assertThat(index.families().getLast().hurtsOnlyConfidentiality()).isTrue();
  }

  @Test
  void whatFunctionsDo() {
    assertThat(first().measures())
        .filteredOn(Measure::prevents)
        .containsExactly(measure("prevents"));
    assertThat(first().measures()).filteredOn(Measure::limits).containsExactly(measure("limits"));
    assertThat(first().measures())
        .filteredOn(Measure::hasEffect)
        .containsExactly(measure("limits"), measure("prevents"));
    assertThat(first().measures())
        .filteredOn(Measure::worksOnRoutes)
        .containsExactly(measure("detects"), measure("limits"), measure("prevents"));
  }

  @Test
  void flagsAndMaturityOfControls() {
    assertThat(first().measures())
        .filteredOn(Measure::isForGenerativeAi)
        .containsExactly(measure("limits"));
    assertThat(first().measures())
        .filteredOn(Measure::isWeakAlone)
        .containsExactly(measure("detects"));
    assertThat(first().measures())
        .filteredOn(measure -> !measure.isEstablished())
        .containsExactly(measure("detects"));
  }

  @Test
  void onAnUnknownAccessOnlyWhatActsOnAnyActs() {
    assertThat(measure("prevents").actsOn(Access.UNKNOWN)).isTrue();
    assertThat(measure("limits").actsOn(Access.UNKNOWN)).isFalse();
    assertThat(measure("limits").actsOn(Access.PHYSICAL)).isTrue();
    assertThat(measure("limits").actsOnAny(Set.of(Access.INSIDER, Access.UNKNOWN))).isFalse();
    assertThat(measure("limits").actsOnAny(Set.of(Access.INSIDER, Access.PHYSICAL))).isTrue();
  }

  @Test
  void aRequirementIsAboutTheFamiliesThatItNamesOrAll() {
    RequirementIndex named = index.requirements().get(1);
    RequirementIndex prevented = index.requirements().getLast();

    assertThat(named.named()).extracting(FamilyIndex::id).containsExactly("TF-2");
    assertThat(named.about()).isEqualTo(named.named());
    assertThat(named.concerned()).isEqualTo(named.named());
    assertThat(prevented.named()).isEmpty();
    assertThat(prevented.about()).isEqualTo(index.families());
    assertThat(prevented.demands()).containsExactly(List.of("prevents", "governs"));
  }

  @Test
  void withoutNamesItConcernsTheFamiliesOnWhoseRoutesItsControlsWork() {
    assertThat(index.requirements().getFirst().concerned()).isEmpty();
    assertThat(index.requirements().getLast().concerned()).containsExactly(first());
  }
}
