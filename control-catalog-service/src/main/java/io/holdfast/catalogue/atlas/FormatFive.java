// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasDraft.Relation;
import java.util.List;

/**
 * Format 5.6.0: one matrix with lists of tactics, techniques and mitigations; relations stand in
 * the objects. The only content in it is that of 2026.04, where upstream froze it.
 */
final class FormatFive {

  static final String VERSION = "5.6.0";
  static final String CONTENT_VERSION = "2026.04";

  private FormatFive() {}

  static AtlasContent read(YamlCursor root, Faults faults) {
    AtlasDraft draft = new AtlasDraft(faults);
    List<YamlCursor> matrices = root.items("matrices");
    if (matrices.size() > 1) {
      matrices.get(1).fault("too-many", "an ATLAS file has one matrix");
    }
    for (YamlCursor matrix : matrices.subList(0, Math.min(1, matrices.size()))) {
      matrix.items("tactics").forEach(draft::tactic);
      matrix.items("techniques").forEach(at -> technique(at, draft));
      matrix.items("mitigations").forEach(at -> mitigation(at, draft));
    }
    return draft.finish(CONTENT_VERSION, VERSION);
  }

  private static void technique(YamlCursor at, AtlasDraft draft) {
    String id = draft.technique(at);
    YamlCursor tactics = at.optional("tactics");
    YamlCursor parent = at.optional("subtechnique-of");
    YamlCursor general = parent == null ? at.optional("specializes") : parent;
    if (id == null) {
      return;
    }
    if (tactics != null) {
      tactics.items().forEach(tactic -> link(tactic, Relation.ACHIEVES, id, draft));
    }
    if (general != null) {
      link(general, Relation.SPECIALIZES, id, draft);
    }
  }

  private static void link(YamlCursor at, Relation relation, String source, AtlasDraft draft) {
    String target = at.text();
    if (target != null) {
      draft.link(at.pointer(), relation, source, target);
    }
  }

  private static void mitigation(YamlCursor at, AtlasDraft draft) {
    String id = draft.mitigation(at);
    YamlCursor techniques = at.optional("techniques");
    if (id == null || techniques == null) {
      return;
    }
    for (YamlCursor use : techniques.items()) {
      String target = use.text("id");
      if (target != null) {
        draft.link(use.pointer() + "/id", Relation.MITIGATES, id, target);
      }
    }
  }
}
