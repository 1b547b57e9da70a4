// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.change.FactChange;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.WorldChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells cause chains in the words of the edition and of what was said of changes of the world. */
@ApplicationScoped
class TellCauses {

  private final EditionCopies editions;
  private final WorldChanges worldChanges;

  TellCauses(EditionCopies editions, WorldChanges worldChanges) {
    this.editions = editions;
    this.worldChanges = worldChanges;
  }

  List<List<String>> causes(@Nullable ChangesView changes, String edition) {
    if (changes == null) {
      return List.of();
    }
    List<String> facts = changes.facts().stream().map(FactChange::id).distinct().toList();
    return Sentences.of(changes, editions.ofVersion(edition), worldChanges.summaries(facts));
  }
}
