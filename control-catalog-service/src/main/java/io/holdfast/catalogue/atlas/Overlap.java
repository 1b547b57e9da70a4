// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What two sets have in common.
 *
 * @param ratio of what is shared to all there is: 0 to 1 (Jaccard)
 */
record Overlap(List<String> shared, double ratio) {

  static Overlap of(Collection<String> first, Collection<String> second) {
    TreeSet<String> shared = new TreeSet<>(first);
    shared.retainAll(new HashSet<>(second));
    Set<String> all = new HashSet<>(first);
    all.addAll(second);
    return new Overlap(
        List.copyOf(shared), all.isEmpty() ? 0 : (double) shared.size() / all.size());
  }

  /** Points in proportion, where anything is shared. */
  Optional<Proposals.Reason> reason(String kind, String via, int full) {
    int points = (int) Math.round(full * ratio);
    return points == 0
        ? Optional.empty()
        : Optional.of(new Proposals.Reason(kind, List.of(via), shared, points));
  }
}
