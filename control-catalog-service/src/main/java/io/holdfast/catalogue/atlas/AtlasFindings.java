// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a file was taken in. Kept as it was found: people decided on it.
 *
 * @param edition version of the edition that was active
 * @param affected items of the edition that name what was retired or renamed
 */
record AtlasFindings(
    String edition,
    Basis basis,
    AtlasChanges changes,
    List<AtlasReferences.Affected> affected,
    Proposals proposals) {

  /**
   * What the file was compared with.
   *
   * @param kind BUILT_IN (the index beside the edition) or IMPORT (the file activated last)
   * @param importId of an import
   * @param newerThanFile whether the file is the older of the two: what it lacks was added since
   * @param gaps what the basis is known to lack; no change is reported for it
   */
  @Schema(name = "AtlasBasis")
  record Basis(
      String kind,
      @Nullable UUID importId,
      String contentVersion,
      boolean newerThanFile,
      List<String> gaps) {}
}
