// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item that was found.
 *
 * @param kind THREAT, CONTROL, REQUIREMENT, EVIDENCE_KIND or CONTEXT
 * @param excerpt where the words stand
 * @param edition version of the edition that says so
 */
@Schema(name = "SearchHit")
public record SearchHit(String kind, String id, String title, String excerpt, String edition) {

  static final String THREAT = "THREAT";
  static final String CONTROL = "CONTROL";
  static final String REQUIREMENT = "REQUIREMENT";
  static final String EVIDENCE_KIND = "EVIDENCE_KIND";
  static final String CONTEXT = "CONTEXT";

  /** What the cursor names it by. */
  public String key() {
    return kind + ":" + id;
  }
}
