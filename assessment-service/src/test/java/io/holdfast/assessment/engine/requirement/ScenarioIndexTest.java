// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Approach;
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

/** Where a demanded control would act: on models and interfaces, which anyone can query. */
class ScenarioIndexTest {

  private final Edition edition =
      new Edition(
          "e",
          List.of(
              new Edition.Family(
                  "TF",
                  Set.of(SecurityProperty.INTEGRITY),
                  Set.of(ComponentKind.MODEL, ComponentKind.INFERENCE_API),
                  Set.of(Access.INFER_QUERY),
                  Map.of(),
                  Set.of("prevents", "detects", "governs", "elsewhere", "generative"),
                  Set.of(),
                  Set.of())),
          List.of(
              control("prevents", Access.all(), ControlFunction.PREVENT, Set.of()),
              control("detects", Access.all(), ControlFunction.DETECT, Set.of()),
              control("governs", Access.all(), ControlFunction.GOVERN, Set.of()),
              control("elsewhere", Set.of(Access.PHYSICAL), ControlFunction.PREVENT, Set.of()),
              control("generative", Access.all(), ControlFunction.PREVENT, Set.of("GENAI")),
              control("unlisted", Access.all(), ControlFunction.PREVENT, Set.of())),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private static Edition.Control control(
      String id, Set<Access> actsOn, ControlFunction function, Set<String> flags) {
    return new Edition.Control(
        id,
        ControlLevel.SYSTEM,
        Set.of(function),
        actsOn,
        Maturity.M3,
        flags,
        List.of(),
        List.of(),
        null);
  }

  private List<String> actsAt(Systems system, String control) {
    SystemGraph graph = new SystemGraph(system.revision());
    ScenarioIndex index =
        new ScenarioIndex(
            graph,
            CatalogueIndex.of(edition),
            Inputs.of(system).edition(edition).assess().scenarios());
    return index.actsAt(Objects.requireNonNull(index.family("TF")), control).stream()
        .mapToObj(node -> graph.component(node).key())
        .toList();
  }

  @Test
  void whereAScenarioHasARouteThatItActsOn() {
    assertThat(actsAt(Systems.creditScoring(), "prevents")).containsExactly("api", "model");
    assertThat(actsAt(Systems.creditScoring(), "detects")).containsExactly("api", "model");
    assertThat(actsAt(Systems.creditScoring(), "elsewhere")).isEmpty();
    assertThat(actsAt(Systems.creditScoring().withoutActors(), "prevents")).isEmpty();
  }

  @Test
  void nowhereIfItOnlyGovernsOrIsNotListed() {
    assertThat(actsAt(Systems.creditScoring(), "governs")).isEmpty();
    assertThat(actsAt(Systems.creditScoring(), "unlisted")).isEmpty();
  }

  @Test
  void generativeControlsActOnlyBesideALargeScaleModel() {
    Systems large =
        Systems.creditScoring().change("model", edit -> edit.approach(Approach.LARGE_SCALE));
    Systems claimed =
        Systems.creditScoring().change("api", edit -> edit.approach(Approach.LARGE_SCALE));

    assertThat(actsAt(Systems.creditScoring(), "generative")).isEmpty();
    assertThat(actsAt(claimed, "generative")).isEmpty();
    assertThat(actsAt(large, "generative")).containsExactly("api", "model");
  }
}
