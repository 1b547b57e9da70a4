// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.result.Delta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Differences of two lists of results with ids, and the way back. */
final class Deltas {

  private Deltas() {}

  static <T> List<Delta<T>> between(List<T> from, List<T> to, Function<T, String> id) {
    Map<String, Delta<T>> deltas = new TreeMap<>(CodePoints.ORDER);
    Map<String, T> old = new HashMap<>();
    from.forEach(each -> old.put(id.apply(each), each));
    for (T each : to) {
      T before = old.remove(id.apply(each));
      if (!Objects.equals(before, each)) {
        deltas.put(id.apply(each), new Delta<>(id.apply(each), before, each));
      }
    }
    old.forEach((key, gone) -> deltas.put(key, new Delta<>(key, gone, null)));
    return List.copyOf(deltas.values());
  }

  static <T> List<T> apply(
      List<T> from, List<Delta<T>> deltas, Function<T, String> id, Comparator<T> order) {
    Map<String, T> result = new HashMap<>();
    from.forEach(each -> result.put(id.apply(each), each));
    for (Delta<T> delta : deltas) {
      if (delta.to() == null) {
        result.remove(delta.id());
      } else {
        result.put(delta.id(), delta.to());
      }
    }
    List<T> sorted = new ArrayList<>(result.values());
    sorted.sort(order);
    return sorted;
  }
}
