// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An OSCAL document that was imported.
 *
 * @param oscalUuid the UUID it gives itself
 * @param version the version it gives itself
 * @param lastModified as it says
 * @param href under what other documents may refer to it, beside its UUID
 * @param digest over the bytes as they came
 * @param size in bytes
 * @param controls how many it has; only catalogs have some
 * @param state {@code ACTIVE} or {@code WITHDRAWN}
 * @param noteCount how many things in it are odd and do no harm
 * @param notes the first hundred of them
 */
public record OscalDocumentResponse(
    UUID id,
    OscalKind kind,
    UUID oscalUuid,
    String oscalVersion,
    String title,
    String version,
    String lastModified,
    @Nullable String href,
    String digest,
    long size,
    int controls,
    Instant importedAt,
    String state,
    @Nullable Instant withdrawnAt,
    @Nullable String withdrawnBecause,
    @Nullable Instant contentErasedAt,
    int noteCount,
    List<Violation> notes) {

  static final String ACTIVE = "ACTIVE";
  static final String WITHDRAWN = "WITHDRAWN";

  boolean isActive() {
    return state.equals(ACTIVE);
  }
}
