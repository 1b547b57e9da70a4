// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasContent.Mitigation;
import io.holdfast.catalogue.atlas.AtlasContent.Tactic;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What both formats say, collected place by place and checked as a whole. */
final class AtlasDraft {

  /** How two objects relate, and what stands at both ends. */
  enum Relation {
    ACHIEVES(AtlasContent.TECHNIQUE, AtlasContent.TACTIC),
    SPECIALIZES(AtlasContent.TECHNIQUE, AtlasContent.TECHNIQUE),
    MITIGATES(AtlasContent.MITIGATION, AtlasContent.TECHNIQUE);

    private final Pattern source;
    private final Pattern target;

    Relation(Pattern source, Pattern target) {
      this.source = source;
      this.target = target;
    }
  }

  private record Item(String pointer, String id, String name, @Nullable String maturity) {}

  private record Link(String pointer, Relation relation, String source, String target) {}

  private final Faults faults;
  private final Map<String, Item> tactics = new LinkedHashMap<>();
  private final Map<String, Item> techniques = new LinkedHashMap<>();
  private final Map<String, Item> mitigations = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();

  AtlasDraft(Faults faults) {
    this.faults = faults;
  }

  /** Adds a tactic; answers its id when it has one. */
  @Nullable String tactic(YamlCursor at) {
    return item(at, AtlasContent.TACTIC, tactics, false);
  }

  @Nullable String technique(YamlCursor at) {
    return item(at, AtlasContent.TECHNIQUE, techniques, true);
  }

  @Nullable String mitigation(YamlCursor at) {
    return item(at, AtlasContent.MITIGATION, mitigations, false);
  }

  private @Nullable String item(
      YamlCursor at, Pattern form, Map<String, Item> items, boolean hasMaturity) {
    String id = at.text("id");
    String name = at.text("name");
    YamlCursor maturity = hasMaturity ? at.optional("maturity") : null;
    String known = maturity == null ? null : maturity.text();
    if (id == null) {
      return null;
    }
    if (!form.matcher(id).matches()) {
      faults.add(at.pointer() + "/id", "bad-id", id + " is no id of this kind");
      return null;
    }
    // without a name it is known all the same: what points to it is right
    Item item =
        new Item(
            at.pointer(),
            id,
            name == null ? id : name,
            known == null ? null : known.toLowerCase(Locale.ROOT));
    if (items.putIfAbsent(id, item) != null) {
      faults.add(at.pointer() + "/id", "repeated-id", id + " stands in the file twice");
    }
    return id;
  }

  /** Adds a relation between two objects that the file has to have. */
  void link(String pointer, Relation relation, String source, String target) {
    links.add(new Link(pointer, relation, source, target));
  }

  /**
   * The content, checked as a whole.
   *
   * @throws io.holdfast.kit.problem.Problem invalid, with everything that is wrong
   */
  AtlasContent finish(String contentVersion, String format) {
    links.forEach(this::checkEnds);
    Map<String, Set<String>> parents = targets(Relation.SPECIALIZES);
    Map<String, Set<String>> achieved = targets(Relation.ACHIEVES);
    Map<String, Set<String>> mitigated = targets(Relation.MITIGATES);
    if (techniques.isEmpty() || tactics.isEmpty()) {
      faults.add("", "empty", "an ATLAS file has tactics and techniques");
    }
    techniques.values().forEach(item -> checkParent(item, parents.getOrDefault(item.id, Set.of())));
    List<Technique> read =
        techniques.values().stream().map(item -> technique(item, parents, achieved)).toList();
    faults.requireNone();
    return new AtlasContent(
        contentVersion,
        format,
        List.of(),
        tactics.values().stream().map(item -> new Tactic(item.id, item.name)).toList(),
        read,
        mitigations.values().stream()
            .map(item -> new Mitigation(item.id, item.name, sorted(mitigated, item.id), null))
            .toList());
  }

  private void checkEnds(Link link) {
    checkEnd(link, link.source, link.relation.source);
    checkEnd(link, link.target, link.relation.target);
  }

  private void checkEnd(Link link, String id, Pattern form) {
    Map<String, Item> items =
        form == AtlasContent.TACTIC
            ? tactics
            : form == AtlasContent.MITIGATION ? mitigations : techniques;
    if (!items.containsKey(id)) {
      faults.add(link.pointer, "unknown-id", id + " is nothing of its kind in this file");
    }
  }

  private Map<String, Set<String>> targets(Relation relation) {
    Map<String, Set<String>> targets = new LinkedHashMap<>();
    links.stream()
        .filter(link -> link.relation == relation)
        .forEach(
            link ->
                targets
                    .computeIfAbsent(link.source, key -> new LinkedHashSet<>())
                    .add(link.target));
    return targets;
  }

  private void checkParent(Item item, Set<String> parents) {
    int expected = AtlasContent.SUB_TECHNIQUE.matcher(item.id).matches() ? 1 : 0;
    if (parents.size() != expected) {
      faults.add(
          item.pointer,
          "bad-parent",
          "%s has %d parents, and %d are right".formatted(item.id, parents.size(), expected));
    }
  }

  /** Format 5.6.0 gives tactics to techniques only; a sub-technique has those of its parent. */
  private Technique technique(
      Item item, Map<String, Set<String>> parents, Map<String, Set<String>> achieved) {
    String parent = parents.getOrDefault(item.id, Set.of()).stream().findFirst().orElse(null);
    List<String> own = sorted(achieved, item.id);
    List<String> all = own.isEmpty() && parent != null ? sorted(achieved, parent) : own;
    if (all.isEmpty()) {
      faults.add(item.pointer, "no-tactic", item.id + " has no tactic");
    }
    return new Technique(item.id, item.name, parent, all, item.maturity);
  }

  private static List<String> sorted(Map<String, Set<String>> targets, String id) {
    return targets.getOrDefault(id, Set.of()).stream().sorted().toList();
  }
}
