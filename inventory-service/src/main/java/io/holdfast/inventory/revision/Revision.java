// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import io.holdfast.inventory.document.SystemDocument;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state of a system that was true from one moment on. Never changed.
 *
 * @param digest over the document's canonical form
 * @param caseId the case that led to it; absent for an edit
 */
public record Revision(
    UUID systemId,
    int number,
    String digest,
    SystemDocument document,
    List<TypedChange> changes,
    @Nullable UUID caseId,
    @Nullable String eventId,
    Instant validFrom,
    Instant recordedAt) {}
