// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as a document of others names it.
 *
 * @param href as it stands there
 * @param known {@code OWN}, {@code IMPORTED} or {@code UNKNOWN}
 * @param edition of one of ours
 * @param framework of one of ours, when it holds requirements
 * @param documentId of an imported one
 */
public record OscalCatalogReference(
    String href,
    String known,
    @Nullable String edition,
    @Nullable String framework,
    @Nullable UUID documentId) {

  static final String OWN = "OWN";
  static final String IMPORTED = "IMPORTED";
  static final String UNKNOWN = "UNKNOWN";
}
