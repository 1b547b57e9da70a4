// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a retrain of the model leaves of a control's proof: evidence that names the version of the
 * model, that a retrain ends, or that shows an effect speaks of the old version only.
 *
 * @param ends kinds of evidence that no longer count
 * @param stays kinds that still do
 * @param says the same for people
 */
@Schema(name = "RetrainEffect")
record RetrainEffect(List<String> ends, List<String> stays, String says) {

  private static final String MODEL = "MODEL";
  private static final String RETRAINED = "MODEL_RETRAINED";

  static RetrainEffect on(Control control, OpenEdition edition) {
    List<EvidenceKind> kinds =
        OpenEdition.kindsOf(control).stream()
            .sorted()
            .map(id -> Objects.requireNonNull(edition.evidenceKinds().get(id)))
            .toList();
    List<String> ends =
        kinds.stream().filter(kind -> isEnded(control, kind)).map(EvidenceKind::id).toList();
    List<String> stays =
        kinds.stream().map(EvidenceKind::id).filter(kind -> !ends.contains(kind)).toList();
    return new RetrainEffect(ends, stays, says(ends, stays, edition));
  }

  private static boolean isEnded(Control control, EvidenceKind kind) {
    return kind.digestBound().contains(MODEL)
        || kind.invalidatedBy().contains(RETRAINED)
        || ProofView.isOfEffect(control, kind.id());
  }

  private static String says(List<String> ends, List<String> stays, OpenEdition edition) {
    if (ends.isEmpty()) {
      return "A retrain leaves the proof as it is.";
    }
    String lost = "After a retrain no longer counts: " + names(ends, edition) + ".";
    return stays.isEmpty() ? lost : lost + " Still counts: " + names(stays, edition) + ".";
  }

  private static String names(List<String> kinds, OpenEdition edition) {
    return kinds.stream()
        .flatMap(id -> Stream.ofNullable(edition.evidenceKinds().get(id)))
        .map(kind -> kind.name() + " (" + kind.id() + ")")
        .collect(Collectors.joining("; "));
  }
}
