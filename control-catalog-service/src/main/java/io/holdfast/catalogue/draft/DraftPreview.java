// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import io.holdfast.catalogue.change.EditionChanges;
import io.holdfast.catalogue.tailoring.Conflict;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a profile would make, without anything being kept.
 *
 * @param digest over everything that the edition would say
 * @param changes against the edition in force
 */
@Schema(name = "DraftPreview")
public record DraftPreview(
    String version,
    String base,
    @Nullable String digest,
    List<Conflict> conflicts,
    EditionChanges changes) {}
