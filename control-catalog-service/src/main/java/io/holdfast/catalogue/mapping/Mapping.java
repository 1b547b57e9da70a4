// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How two items relate, in the terms of NIST IR 8477 and OSCAL.
 *
 * @param id unique in the edition and stable over editions
 * @param kind name of a {@link MappingKind}
 * @param source id in its framework
 * @param sourceFramework the source document of the edition that names it so
 * @param sourceEdition which edition of that
 * @param target id in its framework
 * @param role of a control towards a requirement: {@code DEMANDED} or {@code SUPPORTING}
 * @param relationship of the source to the target: {@code subset-of}, {@code superset-of}, {@code
 *     equivalent-to}, {@code equal-to}, {@code intersects-with} or {@code no-relationship}
 * @param rationaleKind syntactic, semantic or functional
 * @param confidence high, medium or low
 * @param gap what the source leaves open of the target
 * @param judged whether the pair was judged by hand; otherwise it follows by rule
 */
public record Mapping(
    String id,
    String kind,
    String source,
    String sourceFramework,
    String sourceEdition,
    String target,
    String targetFramework,
    String targetEdition,
    @Nullable String role,
    String relationship,
    String rationaleKind,
    String rationale,
    String confidence,
    @Nullable String gap,
    boolean judged) {

  /** Whether it is of the kind. */
  public boolean isOf(MappingKind wanted) {
    return kind.equals(wanted.name());
  }
}
