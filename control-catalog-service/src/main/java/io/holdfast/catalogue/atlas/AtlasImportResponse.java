// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that was taken in and what was found in it.
 *
 * @param digest over its bytes
 * @param contentDigest over what was read from it: identifiers, names, links
 * @param active whether the next file is compared with it
 * @param contradicting imports of the same version of ATLAS that say something else
 * @param edition version of the edition for which it was read
 * @param changes against the basis
 * @param affected items of the edition that name what was retired or renamed
 * @param techniques those added: where they probably belong, and what was decided
 * @param mitigations those added: the controls that they probably belong to
 */
@Schema(name = "AtlasImport")
record AtlasImportResponse(
    UUID id,
    String contentVersion,
    String format,
    String digest,
    String contentDigest,
    AtlasImport.Counts counts,
    Instant importedAt,
    String importedBy,
    boolean active,
    List<UUID> contradicting,
    String edition,
    AtlasFindings.Basis basis,
    AtlasChanges changes,
    List<AtlasReferences.Affected> affected,
    List<AtlasTechnique> techniques,
    List<Proposals.OfMitigation> mitigations) {

  static AtlasImportResponse of(
      AtlasImport row, List<UUID> contradicting, List<AtlasTechnique> techniques) {
    AtlasFindings findings = row.findings();
    return new AtlasImportResponse(
        row.id(),
        row.contentVersion(),
        row.format(),
        row.digest(),
        row.contentDigest(),
        row.counts(),
        row.importedAt(),
        row.importedBy(),
        row.active(),
        contradicting,
        findings.edition(),
        findings.basis(),
        findings.changes(),
        findings.affected(),
        techniques,
        findings.proposals().mitigations());
  }
}
