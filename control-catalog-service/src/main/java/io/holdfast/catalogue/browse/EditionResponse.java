// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.Vocabulary;
import io.holdfast.catalogue.edition.ListEditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an edition is and what it rests on.
 *
 * @param digest over everything that it says
 * @param active whether it is the one in force
 * @param asOf year and month of the facts
 * @param confidence how sure the authors are, per part
 * @param counts how many items it has, per kind
 */
record EditionResponse(
    String version,
    String title,
    String digest,
    Instant publishedAt,
    boolean active,
    String asOf,
    String summary,
    Map<String, String> confidence,
    List<EditionManifest.Source> sources,
    List<EditionManifest.Framework> frameworks,
    List<EditionManifest.ApplicationDate> applicationDates,
    List<String> harmonisedStandards,
    List<String> notes,
    Vocabulary vocabulary,
    Counts counts) {

  /** How many items an edition has. */
  record Counts(int threats, int controls, int evidenceKinds, int requirements, int mappings) {}

  static EditionResponse of(ListEditions.Entry entry, EditionContent content) {
    EditionManifest manifest = content.edition();
    return new EditionResponse(
        entry.version(),
        entry.title(),
        entry.digest(),
        entry.publishedAt(),
        entry.active(),
        manifest.asOf(),
        manifest.summary(),
        manifest.confidence(),
        manifest.sources(),
        manifest.frameworks(),
        manifest.applicationDates(),
        manifest.harmonisedStandards(),
        manifest.notes(),
        content.vocabulary(),
        new Counts(
            content.threats().size(),
            content.controls().size(),
            content.evidenceKinds().size(),
            content.requirements().size(),
            content.mappings().stream().mapToInt(mapping -> mapping.targets().size()).sum()));
  }
}
