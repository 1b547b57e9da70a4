// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasChanges.AddedMitigation;
import io.holdfast.catalogue.atlas.AtlasChanges.AddedTechnique;
import io.holdfast.catalogue.atlas.AtlasChanges.Gone;
import io.holdfast.catalogue.atlas.AtlasChanges.LinksChanged;
import io.holdfast.catalogue.atlas.AtlasChanges.MaturityChanged;
import io.holdfast.catalogue.atlas.AtlasChanges.Moved;
import io.holdfast.catalogue.atlas.AtlasChanges.Named;
import io.holdfast.catalogue.atlas.AtlasChanges.Renamed;
import io.holdfast.catalogue.atlas.AtlasContent.Mitigation;
import io.holdfast.catalogue.atlas.AtlasContent.Tactic;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two releases of ATLAS. What the basis does not know (a maturity, the links of a
 * mitigation) is no change.
 */
final class CompareAtlas {

  /** Share of words in common from which two names probably mean the same. */
  private static final double ALIKE = 0.7;

  private final AtlasContent basis;
  private final AtlasContent fresh;

  private CompareAtlas(AtlasContent basis, AtlasContent fresh) {
    this.basis = basis;
    this.fresh = fresh;
  }

  /** What {@code fresh} says other than {@code basis}; each list is sorted by id. */
  static AtlasChanges compare(AtlasContent basis, AtlasContent fresh) {
    CompareAtlas compare = new CompareAtlas(basis, fresh);
    return new AtlasChanges(compare.tactics(), compare.techniques(), compare.mitigations());
  }

  private AtlasChanges.TacticChanges tactics() {
    Map<String, Tactic> before = basis.tacticsById();
    Map<String, Tactic> after = fresh.tacticsById();
    return new AtlasChanges.TacticChanges(
        added(before, after, item -> new Named(item.id(), item.name())),
        retired(before, after, Tactic::name, (all, item) -> Wording.of(item.name())),
        renamed(before, after, Tactic::name));
  }

  private AtlasChanges.TechniqueChanges techniques() {
    Map<String, Technique> before = basis.techniquesById();
    Map<String, Technique> after = fresh.techniquesById();
    return new AtlasChanges.TechniqueChanges(
        added(
            before,
            after,
            item ->
                new AddedTechnique(
                    item.id(), item.name(), item.parent(), item.tactics(), item.maturity())),
        retired(before, after, Technique::name, CompareAtlas::words),
        renamed(before, after, Technique::name),
        both(before, after, CompareAtlas::moved),
        both(before, after, CompareAtlas::maturity));
  }

  private AtlasChanges.MitigationChanges mitigations() {
    Map<String, Mitigation> before = basis.mitigationsById();
    Map<String, Mitigation> after = fresh.mitigationsById();
    return new AtlasChanges.MitigationChanges(
        added(
            before, after, item -> new AddedMitigation(item.id(), item.name(), item.techniques())),
        retired(before, after, Mitigation::name, (all, item) -> Wording.of(item.name())),
        renamed(before, after, Mitigation::name),
        both(before, after, CompareAtlas::links));
  }

  private static <T, R> List<R> added(
      Map<String, T> before, Map<String, T> after, Function<T, R> shown) {
    return onlyIn(after, before).map(entry -> shown.apply(entry.getValue())).toList();
  }

  private static <T> List<Gone> retired(
      Map<String, T> before,
      Map<String, T> after,
      Function<T, String> name,
      BiFunction<Map<String, T>, T, Set<String>> words) {
    return onlyIn(before, after)
        .map(
            entry -> {
              Set<String> said = words.apply(before, entry.getValue());
              List<String> probablyNow =
                  onlyIn(after, before)
                      .filter(
                          other ->
                              Overlap.of(said, words.apply(after, other.getValue())).ratio()
                                  >= ALIKE)
                      .map(Map.Entry::getKey)
                      .toList();
              return new Gone(entry.getKey(), name.apply(entry.getValue()), probablyNow);
            })
        .toList();
  }

  /** A sub-technique is called by its parent's name and its own. */
  private static Set<String> words(Map<String, Technique> all, Technique technique) {
    Set<String> words = new TreeSet<>(Wording.of(technique.name()));
    Technique parent = technique.parent() == null ? null : all.get(technique.parent());
    if (parent != null) {
      words.addAll(Wording.of(parent.name()));
    }
    return words;
  }

  private static <T> Stream<Map.Entry<String, T>> onlyIn(
      Map<String, T> these, Map<String, T> others) {
    return these.entrySet().stream()
        .filter(entry -> !others.containsKey(entry.getKey()))
        .sorted(Map.Entry.comparingByKey());
  }

  private static <T> List<Renamed> renamed(
      Map<String, T> before, Map<String, T> after, Function<T, String> name) {
    return before.keySet().stream()
        .filter(after::containsKey)
        .sorted()
        .map(
            id ->
                new Renamed(
                    id,
                    name.apply(Objects.requireNonNull(before.get(id))),
                    name.apply(Objects.requireNonNull(after.get(id)))))
        .filter(item -> !item.from().equals(item.to()))
        .toList();
  }

  private static <T, R> List<R> both(
      Map<String, T> before, Map<String, T> after, BiFunction<T, T, @Nullable R> change) {
    return before.keySet().stream()
        .filter(after::containsKey)
        .sorted()
        .map(
            id ->
                change.apply(
                    Objects.requireNonNull(before.get(id)), Objects.requireNonNull(after.get(id))))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static @Nullable Moved moved(Technique before, Technique after) {
    List<String> added = minus(after.tactics(), before.tactics());
    List<String> removed = minus(before.tactics(), after.tactics());
    boolean sameParent = Objects.equals(before.parent(), after.parent());
    if (added.isEmpty() && removed.isEmpty() && sameParent) {
      return null;
    }
    return new Moved(
        after.id(),
        after.name(),
        added,
        removed,
        sameParent ? null : before.parent(),
        sameParent ? null : after.parent());
  }

  private static @Nullable MaturityChanged maturity(Technique before, Technique after) {
    String from = before.maturity();
    String to = after.maturity();
    return from == null || to == null || from.equals(to)
        ? null
        : new MaturityChanged(after.id(), after.name(), from, to);
  }

  private static @Nullable LinksChanged links(Mitigation before, Mitigation after) {
    List<String> added = minus(after.techniques(), before.techniques());
    List<String> removed = minus(before.techniques(), after.techniques());
    boolean unchanged = added.isEmpty() && removed.isEmpty();
    return unchanged || !before.isComplete() || !after.isComplete()
        ? null
        : new LinksChanged(after.id(), after.name(), added, removed);
  }

  private static List<String> minus(Collection<String> these, Collection<String> others) {
    return these.stream().filter(item -> !others.contains(item)).sorted().toList();
  }
}
