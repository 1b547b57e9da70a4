// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which controls an {@code import} or an {@code insert-controls} selects: include-all or
 * include-controls, less exclude-controls. Without any include everything is selected.
 *
 * @param <T> what is selected from
 */
final class Selection<T> {

  private final Function<T, String> id;
  private final BiPredicate<T, Set<T>> hasAncestorIn;

  Selection(Function<T, String> id, Function<T, @Nullable T> parent) {
    this.id = id;
    this.hasAncestorIn =
        (item, set) -> {
          for (T above = parent.apply(item); above != null; above = parent.apply(above)) {
            if (set.contains(above)) {
              return true;
            }
          }
          return false;
        };
  }

  /** What is selected, in the order of all. */
  Set<T> of(JsonNode directive, List<T> all, Budget budget) {
    JsonNode include = directive.path("include-controls");
    Set<T> selected = include.isArray() ? named(include, all, budget) : new LinkedHashSet<>(all);
    selected.removeAll(named(directive.path("exclude-controls"), all, budget));
    return selected;
  }

  /** What the directives exclude. */
  Set<T> excluded(JsonNode directive, List<T> all, Budget budget) {
    return named(directive.path("exclude-controls"), all, budget);
  }

  private Set<T> named(JsonNode selectors, List<T> all, Budget budget) {
    Set<T> named = new HashSet<>();
    for (JsonNode selector : selectors) {
      budget.compare((long) all.size() * (1 + selector.path("matching").size()));
      Set<T> direct = direct(selector, all);
      named.addAll(direct);
      if (selector.path("with-child-controls").asText().equals("yes")) {
        all.stream().filter(item -> hasAncestorIn.test(item, direct)).forEach(named::add);
      }
    }
    Set<T> ordered = new LinkedHashSet<>(all);
    ordered.retainAll(named);
    return ordered;
  }

  private Set<T> direct(JsonNode selector, List<T> all) {
    Set<String> ids = new HashSet<>();
    selector.path("with-ids").forEach(node -> ids.add(node.asText()));
    Set<T> direct = new HashSet<>();
    for (T item : all) {
      if (ids.contains(id.apply(item))) {
        direct.add(item);
      }
    }
    for (JsonNode matching : selector.path("matching")) {
      String pattern = matching.path("pattern").asText();
      all.stream().filter(item -> Glob.matches(pattern, id.apply(item))).forEach(direct::add);
    }
    return direct;
  }
}
