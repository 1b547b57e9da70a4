// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that was taken in.
 *
 * @param digest over its bytes
 * @param contentDigest over what was read from it
 * @param active whether the next file is compared with it
 */
record AtlasImport(
    UUID id,
    String contentVersion,
    String format,
    String digest,
    String contentDigest,
    Counts counts,
    AtlasFindings findings,
    Instant importedAt,
    String importedBy,
    boolean active) {

  /** How much is in a file. */
  @Schema(name = "AtlasCounts")
  record Counts(int tactics, int techniques, int subTechniques, int mitigations) {

    static Counts of(AtlasContent content) {
      int sub = (int) content.techniques().stream().filter(item -> item.parent() != null).count();
      return new Counts(
          content.tactics().size(),
          content.techniques().size() - sub,
          sub,
          content.mitigations().size());
    }
  }

  Optional<AtlasChanges.AddedTechnique> added(String technique) {
    return findings.changes().techniques().added().stream()
        .filter(item -> item.id().equals(technique))
        .findFirst();
  }

  List<String> addedTechniques() {
    return findings.changes().techniques().added().stream()
        .map(AtlasChanges.AddedTechnique::id)
        .toList();
  }
}
