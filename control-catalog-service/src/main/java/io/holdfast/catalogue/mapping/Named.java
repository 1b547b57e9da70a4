// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

import io.holdfast.catalogue.content.Reference;
import java.util.List;
import java.util.stream.Stream;

/**
 * An id in the document that gives it.
 *
 * @param framework a source of the edition
 * @param edition which edition of it
 */
record Named(String id, String framework, String edition) {

  /** The item itself: under the reference that carries its own id. */
  static Named own(String id, List<Reference> references) {
    Reference own =
        references.stream()
            .filter(reference -> reference.ids().contains(id))
            .findFirst()
            .orElse(references.getFirst());
    return new Named(id, own.source(), own.edition());
  }

  /** What others call it or where they treat it. */
  static Stream<Named> external(Named own, List<Reference> references) {
    return references.stream()
        .filter(reference -> !reference.source().equals(own.framework()))
        .flatMap(
            reference ->
                reference.ids().stream()
                    .map(id -> new Named(id, reference.source(), reference.edition())));
  }

  /** The id, made unique where it is not one of this catalogue. */
  String qualified() {
    return framework + ":" + id;
  }
}
