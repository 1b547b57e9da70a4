// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasDraft.Relation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Format 6.0.0: maps of objects by id, and a map {@code relationships} from the id of the source to
 * lists of relations by type. {@code sequences} (order of the tactics) and {@code employs} (case
 * studies) say nothing that is used here.
 */
final class FormatSix {

  static final String VERSION = "6.0.0";

  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "achieves", Relation.ACHIEVES,
          "specializes", Relation.SPECIALIZES,
          "mitigates", Relation.MITIGATES);
  private static final List<String> UNUSED = List.of("sequences", "employs");

  private FormatSix() {}

  static AtlasContent read(YamlCursor root, Faults faults) {
    AtlasDraft draft = new AtlasDraft(faults);
    String version = version(root);
    objects(root, "tactics", draft::tactic);
    objects(root, "techniques", draft::technique);
    objects(root, "mitigations", draft::mitigation);
    root.entries("relationships").forEach((source, types) -> relations(source, types, draft));
    return draft.finish(version == null ? "" : version, VERSION);
  }

  private static @Nullable String version(YamlCursor root) {
    YamlCursor collection = root.entries("collection").get("version");
    if (collection == null) {
      root.fault("missing", "collection/version, the version of the content, is needed");
      return null;
    }
    String version = collection.text();
    if (version != null && !ContentVersion.FORM.matcher(version).matches()) {
      collection.fault("bad-version", version + " is no version YYYY.MM");
      return null;
    }
    return version;
  }

  private static void objects(
      YamlCursor root, String name, Function<YamlCursor, @Nullable String> add) {
    root.entries(name)
        .forEach(
            (key, at) -> {
              String id = add.apply(at);
              if (id != null && !id.equals(key)) {
                at.fault("other-id", "stands under " + key + " and calls itself " + id);
              }
            });
  }

  private static void relations(String source, YamlCursor types, AtlasDraft draft) {
    types
        .fields()
        .forEach(
            (type, list) -> {
              Relation relation = RELATIONS.get(type);
              if (relation != null) {
                list.items().forEach(at -> relation(source, type, relation, at, draft));
              } else if (!UNUSED.contains(type)) {
                list.fault("unknown-relation", "format " + VERSION + " has no relation " + type);
              }
            });
  }

  private static void relation(
      String source, String type, Relation relation, YamlCursor at, AtlasDraft draft) {
    String from = at.text("source");
    String target = at.text("target");
    String said = at.text("relationship-type");
    if (from != null && !from.equals(source)) {
      at.fault("other-source", "stands under " + source + " and names the source " + from);
    }
    if (said != null && !said.equals(type)) {
      at.fault("other-relation", "stands under " + type + " and calls itself " + said);
    }
    if (target != null) {
      draft.link(at.pointer() + "/target", relation, source, target);
    }
  }
}
