// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.Vocabulary;
import io.holdfast.catalogue.edition.ListEditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edition is and what it rests on.
 *
 * @param digest over everything that it says
 * @param active whether it is the one in force
 * @param inForce when it was in force; the last period of the active one has no end
 * @param withdrawal absent: it is not withdrawn
 * @param tailoring of what an organisation made: base, values and the profile with its reasons
 * @param parameters what an organisation may set when it tailors the edition
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
    List<ListEditions.Period> inForce,
    ListEditions.@Nullable Withdrawal withdrawal,
    EditionManifest.@Nullable Tailoring tailoring,
    List<EditionManifest.Parameter> parameters,
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
        entry.inForce(),
        entry.withdrawal(),
        manifest.tailoring(),
        Objects.requireNonNullElse(manifest.parameters(), List.of()),
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
