// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which controls each of the four residuals counts on a component (method.md section 4). A control
 * counts once, however many safeguards implement it.
 */
final class Coverages {

  private final SystemGraph graph;
  private final CatalogueIndex catalogue;
  private final Cover[] covers;
  private final Map<Cover, Coverage> attainable = new HashMap<>();
  private final Coverage established;
  private final Coverage everything;

  Coverages(SystemGraph graph, CatalogueIndex catalogue, List<Standing> standings) {
    this.graph = graph;
    this.catalogue = catalogue;
    covers = covers(graph.size(), standings);
    established = new Coverage(catalogued(control -> control.maturity().isEstablished()));
    everything = new Coverage(catalogued(control -> true));
  }

  private static Cover[] covers(int components, List<Standing> standings) {
    List<Standing> wide = new ArrayList<>();
    Map<Integer, List<Standing>> local = new HashMap<>();
    for (Standing standing : standings) {
      if (standing.scope() == Standing.WHOLE_SYSTEM) {
        wide.add(standing);
      } else {
        local.computeIfAbsent(standing.scope(), scope -> new ArrayList<>()).add(standing);
      }
    }
    Cover[] covers = new Cover[components];
    Arrays.fill(covers, new Cover(wide));
    local.forEach(
        (component, own) -> {
          own.addAll(wide);
          own.sort(Comparator.comparing(Standing::id, CodePoints.ORDER));
          covers[component] = new Cover(own);
        });
    return covers;
  }

  private BitSet catalogued(Predicate<Edition.Control> wanted) {
    BitSet numbers = new BitSet();
    for (int number = 0; number < catalogue.controls().size(); number++) {
      numbers.set(number, wanted.test(catalogue.controls().get(number)));
    }
    return numbers;
  }

  /** What covers the component. */
  Cover cover(int component) {
    return covers[component];
  }

  /** Every M3 or M4 control; MODEL-level ones on a third party's component only if implemented. */
  Coverage attainable(int component) {
    if (!graph.component(component).isThirdParty()) {
      return established;
    }
    return attainable.computeIfAbsent(cover(component), this::attainableOfThirdParty);
  }

  private Coverage attainableOfThirdParty(Cover cover) {
    BitSet numbers = (BitSet) established.controls().clone();
    numbers.andNot(catalogued(control -> control.level() == ControlLevel.MODEL));
    BitSet implemented = (BitSet) cover.claimed().controls().clone();
    implemented.and(established.controls());
    numbers.or(implemented);
    return new Coverage(numbers);
  }

  /** Every control of the catalogue. */
  Coverage conceivable() {
    return everything;
  }

  /** The reduction on a route; after an incident PREVENT of what was there before gives nothing. */
  static Reduction reduction(
      Coverage coverage,
      FamilyIndex family,
      Access access,
      boolean generativeAi,
      @Nullable BitSet preventing) {
    return preventing == null
        ? coverage.reduction(family, access, generativeAi)
        : Reduction.of(family, access, generativeAi, coverage.controls(), preventing);
  }
}
