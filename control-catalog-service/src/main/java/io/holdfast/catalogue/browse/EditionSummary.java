// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.ListEditions;
import java.time.Instant;

/**
 * An edition in a list.
 *
 * @param digest over everything that it says
 * @param active whether it is the one in force
 */
record EditionSummary(
    String version, String title, String digest, Instant publishedAt, boolean active) {

  static EditionSummary of(ListEditions.Entry entry) {
    return new EditionSummary(
        entry.version(), entry.title(), entry.digest(), entry.publishedAt(), entry.active());
  }
}
