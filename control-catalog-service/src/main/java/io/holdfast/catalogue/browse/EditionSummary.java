// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.ListEditions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edition in a list.
 *
 * @param digest over everything that it says
 * @param active whether it is the one in force
 * @param base version of the edition that an organisation made it of; absent: Holdfast made it
 * @param inForce when it was in force; the last period of the active one has no end
 * @param withdrawal absent: it is not withdrawn
 */
record EditionSummary(
    String version,
    String title,
    String digest,
    Instant publishedAt,
    boolean active,
    @Nullable String base,
    List<ListEditions.Period> inForce,
    ListEditions.@Nullable Withdrawal withdrawal) {

  static EditionSummary of(ListEditions.Entry entry) {
    return new EditionSummary(
        entry.version(),
        entry.title(),
        entry.digest(),
        entry.publishedAt(),
        entry.active(),
        entry.base(),
        entry.inForce(),
        entry.withdrawal());
  }
}
