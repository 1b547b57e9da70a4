// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.change;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.change.EditionChanges.Change;
import io.holdfast.catalogue.change.EditionChanges.FieldChange;
import io.holdfast.catalogue.change.EditionChanges.ItemChange;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.edition.EngineContent;
import io.holdfast.kit.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two editions item by item and field by field. A change affects assessments if what the
 * engine gets of the item differs, which leaves prose, references and context out.
 */
public final class CompareEditions {

  /**
   * Members of the content that are lists, the kind of their items and what identifies these:
   * fields, parted by {@code ~}.
   */
  private static final List<Member> MEMBERS =
      List.of(
          new Member("threats", "threat", "id", "families"),
          new Member("controls", "control", "id", "controls"),
          new Member("evidenceKinds", "evidenceKind", "id", "evidenceKinds"),
          new Member("requirements", "requirement", "id", "requirements"),
          new Member("mappings", "mapping", "source", null),
          new Member("controlMappings", "controlMapping", "control~requirement", null),
          new Member("externalMappings", "externalMapping", "id", null),
          new Member("context", "context", "id", null));

  private static final List<String> OF_THE_EDITION =
      List.of("frameworks", "applicationDates", "harmonisedStandards");

  private record Member(String name, String kind, String key, @Nullable String engine) {}

  private final JsonNode before;
  private final JsonNode after;
  private final JsonNode engineBefore;
  private final JsonNode engineAfter;
  private final List<ItemChange> items = new ArrayList<>();

  private CompareEditions(EditionContent from, EditionContent to) {
    before = Json.tree(from);
    after = Json.tree(to);
    engineBefore = Json.tree(EngineContent.of(from));
    engineAfter = Json.tree(EngineContent.of(to));
  }

  /** What is in the second other than in the first. */
  public static EditionChanges between(EditionContent from, EditionContent to) {
    CompareEditions comparison = new CompareEditions(from, to);
    comparison.compareSingle("edition", comparison.isOtherToTheEngine());
    comparison.compareSingle("vocabulary", false);
    MEMBERS.forEach(comparison::compare);
    return new EditionChanges(
        from.edition().version(),
        to.edition().version(),
        comparison.items.stream().anyMatch(ItemChange::affectsAssessments),
        comparison.items);
  }

  private boolean isOtherToTheEngine() {
    return OF_THE_EDITION.stream()
        .anyMatch(name -> !engineBefore.path(name).equals(engineAfter.path(name)));
  }

  private void compareSingle(String name, boolean affects) {
    List<FieldChange> fields = fields(before.path(name), after.path(name));
    if (!fields.isEmpty()) {
      items.add(new ItemChange(name, name, Change.CHANGED, affects, fields));
    }
  }

  private void compare(Member member) {
    Map<String, JsonNode> was = byKey(before.path(member.name()), member.key());
    Map<String, JsonNode> is = byKey(after.path(member.name()), member.key());
    Map<String, JsonNode> computedWas = computed(engineBefore, member);
    Map<String, JsonNode> computedIs = computed(engineAfter, member);
    Set<String> keys = new TreeSet<>(was.keySet());
    keys.addAll(is.keySet());
    for (String key : keys) {
      JsonNode old = was.get(key);
      JsonNode now = is.get(key);
      JsonNode computed = computedWas.get(key);
      boolean affects =
          computed == null ? computedIs.containsKey(key) : !computed.equals(computedIs.get(key));
      if (old == null) {
        items.add(new ItemChange(member.kind(), key, Change.ADDED, affects, List.of()));
      } else if (now == null) {
        items.add(new ItemChange(member.kind(), key, Change.REMOVED, affects, List.of()));
      } else if (!old.equals(now)) {
        List<FieldChange> fields = fields(old, now);
        items.add(new ItemChange(member.kind(), key, Change.CHANGED, affects, fields));
      }
    }
  }

  private static Map<String, JsonNode> computed(JsonNode engine, Member member) {
    return member.engine() == null ? Map.of() : byKey(engine.path(member.engine()), "id");
  }

  private static Map<String, JsonNode> byKey(JsonNode list, String key) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    list.forEach(item -> items.put(id(item, key), item));
    return items;
  }

  private static String id(JsonNode item, String key) {
    return Arrays.stream(key.split("~"))
        .map(part -> item.path(part).asText())
        .collect(Collectors.joining("~"));
  }

  private static List<FieldChange> fields(JsonNode from, JsonNode to) {
    List<FieldChange> fields = new ArrayList<>();
    collect(JsonPointer.empty(), from, to, fields);
    return fields;
  }

  private static void collect(
      JsonPointer at, JsonNode from, JsonNode to, List<FieldChange> fields) {
    if (from.equals(to)) {
      return;
    }
    if (!from.isObject() || !to.isObject()) {
      fields.add(new FieldChange(at.toString(), present(from), present(to)));
      return;
    }
    Set<String> names = new TreeSet<>();
    for (Iterator<String> it = from.fieldNames(); it.hasNext(); ) {
      names.add(it.next());
    }
    for (Iterator<String> it = to.fieldNames(); it.hasNext(); ) {
      names.add(it.next());
    }
    for (String name : names) {
      collect(at.appendProperty(name), from.path(name), to.path(name), fields);
    }
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }
}
