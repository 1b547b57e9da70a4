// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.evidence.Implementation;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Edition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final List<Standing> wide = new ArrayList<>();
  private final Map<Integer, List<Standing>> local = new HashMap<>();
  private final boolean toldApart;
  private final Map<String, Map<Integer, Coverage>> evidenced = new HashMap<>();
  private final Map<Integer, Coverage> claimed = new HashMap<>();
  private final Map<Integer, Coverage> attainable = new HashMap<>();
  private final Coverage established;
  private final Coverage everything;

  Coverages(SystemGraph graph, CatalogueIndex catalogue, List<Standing> standings) {
    this.graph = graph;
    this.catalogue = catalogue;
    for (Standing standing : standings) {
      if (standing.scope() == Standing.WHOLE_SYSTEM) {
        wide.add(standing);
      } else {
        local.computeIfAbsent(standing.scope(), scope -> new ArrayList<>()).add(standing);
      }
    }
    toldApart = standings.stream().anyMatch(Standing::isToldApart);
    established = new Coverage(catalogued(control -> control.maturity().isEstablished()));
    everything = new Coverage(catalogued(control -> true));
  }

  private BitSet catalogued(Predicate<Edition.Control> wanted) {
    BitSet numbers = new BitSet();
    for (int number = 0; number < catalogue.controls().size(); number++) {
      numbers.set(number, wanted.test(catalogue.controls().get(number)));
    }
    return numbers;
  }

  /** Safeguards that cover the component. */
  List<Standing> covering(int component) {
    List<Standing> here = local.get(component);
    if (here == null) {
      return wide;
    }
    List<Standing> all = new ArrayList<>(wide);
    all.addAll(here);
    return all;
  }

  /** Components without safeguards of their own share what covers the whole system. */
  private int place(int component) {
    return local.containsKey(component) ? component : Standing.WHOLE_SYSTEM;
  }

  /** Credited, or with a family for which credit may differ: credited for it. */
  Coverage evidenced(int component, FamilyIndex family) {
    return evidenced
        .computeIfAbsent(toldApart ? family.id() : "", id -> new HashMap<>())
        .computeIfAbsent(
            place(component),
            place -> collect(place, standing -> standing.isCreditedFor(family.family())));
  }

  /** Implemented, evidence or not. */
  Coverage claimed(int component) {
    return claimed.computeIfAbsent(
        place(component), place -> collect(place, Standing::isImplemented));
  }

  /** Every M3 or M4 control; MODEL-level ones on a third party's component only if implemented. */
  Coverage attainable(int component) {
    if (!graph.component(component).isThirdParty()) {
      return established;
    }
    return attainable.computeIfAbsent(
        place(component),
        place -> {
          BitSet numbers = (BitSet) established.controls().clone();
          numbers.andNot(catalogued(control -> control.level() == ControlLevel.MODEL));
          BitSet implemented = (BitSet) claimed(component).controls().clone();
          implemented.and(established.controls());
          numbers.or(implemented);
          return new Coverage(numbers);
        });
  }

  /** Every control of the catalogue. */
  Coverage conceivable() {
    return everything;
  }

  private Coverage collect(int place, Predicate<Standing> counts) {
    BitSet numbers = new BitSet();
    wide.stream().filter(counts).forEach(standing -> numbers.set(standing.number()));
    local.getOrDefault(place, List.of()).stream()
        .filter(counts)
        .forEach(standing -> numbers.set(standing.number()));
    return new Coverage(numbers);
  }

  /** Controls of safeguards that count and were not there before the incident. */
  BitSet notOlder(int component, Instant incident, Predicate<Standing> counts) {
    BitSet numbers = new BitSet();
    covering(component).stream()
        .filter(counts)
        .filter(standing -> !Implementation.isOlderThan(standing.safeguard(), incident))
        .forEach(standing -> numbers.set(standing.number()));
    return numbers;
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
