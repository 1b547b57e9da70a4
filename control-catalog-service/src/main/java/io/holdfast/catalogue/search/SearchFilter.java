// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.search;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.Threat;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What hits are narrowed to; a filter that an item's kind has no such field for leaves it out.
 *
 * @param level of a control
 * @param maturity of a control
 * @param framework of a requirement
 * @param componentKind that a threat concerns
 * @param access that a threat needs or a control acts on
 */
record SearchFilter(
    @Nullable String kind,
    @Nullable String level,
    @Nullable String maturity,
    @Nullable String framework,
    @Nullable String componentKind,
    @Nullable String access) {

  private static final String ANY = "ANY";

  boolean admits(SearchHit hit, OpenEdition edition) {
    if (kind != null && !kind.equals(hit.kind())) {
      return false;
    }
    return switch (hit.kind()) {
      case SearchHit.CONTROL -> admits(Objects.requireNonNull(edition.controls().get(hit.id())));
      case SearchHit.THREAT -> admits(Objects.requireNonNull(edition.threats().get(hit.id())));
      case SearchHit.REQUIREMENT ->
          admits(Objects.requireNonNull(edition.requirements().get(hit.id())));
      default ->
          level == null
              && maturity == null
              && framework == null
              && componentKind == null
              && access == null;
    };
  }

  private boolean admits(Control control) {
    return framework == null
        && componentKind == null
        && (level == null || control.level().equals(level))
        && (maturity == null || control.maturity().level().equals(maturity))
        && (access == null || control.actsOn().contains(access) || control.actsOn().contains(ANY));
  }

  private boolean admits(Threat threat) {
    return level == null
        && maturity == null
        && framework == null
        && (componentKind == null || threat.componentKinds().contains(componentKind))
        && (access == null || threat.access().contains(access));
  }

  private boolean admits(Requirement requirement) {
    return level == null
        && maturity == null
        && componentKind == null
        && access == null
        && (framework == null || requirement.framework().equals(framework));
  }
}
