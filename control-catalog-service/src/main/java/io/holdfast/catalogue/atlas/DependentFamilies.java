// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.content.Threat;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.world.NewWorldChange;
import java.util.List;
import java.util.stream.Stream;

/** Which families a new technique costs evidence. */
final class DependentFamilies {

  private DependentFamilies() {}

  /**
   * Those of the families for which a kind of evidence that a new attack technique invalidates
   * proves one of their controls.
   */
  static List<String> of(OpenEdition edition, List<String> families) {
    return families.stream()
        .flatMap(id -> Stream.ofNullable(edition.threats().get(id)))
        .filter(family -> depends(edition, family))
        .map(Threat::id)
        .toList();
  }

  private static boolean depends(OpenEdition edition, Threat family) {
    return family.allControls().stream()
        .flatMap(id -> Stream.ofNullable(edition.controls().get(id)))
        .anyMatch(control -> depends(edition, control));
  }

  private static boolean depends(OpenEdition edition, Control control) {
    return OpenEdition.kindsOf(control).stream()
        .flatMap(id -> Stream.ofNullable(edition.evidenceKinds().get(id)))
        .map(EvidenceKind::invalidatedBy)
        .anyMatch(kinds -> kinds.contains(NewWorldChange.NEW_ATTACK_TECHNIQUE));
  }
}
