// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that was taken in, in a list.
 *
 * @param active whether the next file is compared with it
 * @param added techniques that it adds to its basis
 * @param open those of them that nobody has decided on yet, or that wait for a second person
 */
@Schema(name = "AtlasImportSummary")
record AtlasImportSummary(
    UUID id,
    String contentVersion,
    String format,
    String digest,
    AtlasImport.Counts counts,
    Instant importedAt,
    String importedBy,
    boolean active,
    int added,
    int open) {

  static AtlasImportSummary of(AtlasImport row, List<AtlasTechnique> techniques) {
    return new AtlasImportSummary(
        row.id(),
        row.contentVersion(),
        row.format(),
        row.digest(),
        row.counts(),
        row.importedAt(),
        row.importedBy(),
        row.active(),
        techniques.size(),
        (int) techniques.stream().filter(AtlasTechnique::isUnsettled).count());
  }
}
