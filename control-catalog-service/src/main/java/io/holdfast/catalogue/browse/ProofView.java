// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A kind of evidence as a proof of a control.
 *
 * @param kind its id
 * @param shows {@code IN_PLACE}, {@code EFFECTIVE} or both
 * @param maxAgeDays how long it counts at most; absent: age alone does not end it
 * @param namesVersionOf component kinds whose current version it has to name
 * @param endsWith kinds of changes after which it no longer counts
 */
@Schema(name = "Proof")
record ProofView(
    String kind,
    String name,
    List<String> shows,
    @Nullable Integer maxAgeDays,
    List<String> namesVersionOf,
    List<String> endsWith) {

  static List<ProofView> of(Control control, OpenEdition edition) {
    return OpenEdition.kindsOf(control).stream()
        .sorted()
        .map(id -> Objects.requireNonNull(edition.evidenceKinds().get(id)))
        .map(kind -> of(control, kind))
        .toList();
  }

  private static ProofView of(Control control, EvidenceKind kind) {
    List<String> shows = new ArrayList<>();
    if (names(control.evidence().inPlace(), kind.id())) {
      shows.add("IN_PLACE");
    }
    if (isOfEffect(control, kind.id())) {
      shows.add("EFFECTIVE");
    }
    return new ProofView(
        kind.id(), kind.name(), shows, kind.maxAgeDays(), kind.digestBound(), kind.invalidatedBy());
  }

  /** Whether evidence of the kind shows that the control works. */
  static boolean isOfEffect(Control control, String kind) {
    return names(control.evidence().effective(), kind);
  }

  private static boolean names(List<List<String>> demands, String kind) {
    return demands.stream().anyMatch(kinds -> kinds.contains(kind));
  }
}
