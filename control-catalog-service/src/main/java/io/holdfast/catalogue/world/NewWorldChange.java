// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said to have changed.
 *
 * @param kind one of {@link #KINDS}
 * @param occurredAt since when the world is so; evidence collected up to then is concerned
 * @param families ids of the edition
 * @param requirements ids of the edition
 * @param source {@link #MITRE_ATLAS} or {@link #REPORTED}
 * @param sourceEdition edition of the source; absent: it has none
 * @param references what changed, as the source names it
 * @param summary for people
 */
public record NewWorldChange(
    String kind,
    Instant occurredAt,
    List<String> families,
    List<String> requirements,
    String source,
    @Nullable String sourceEdition,
    List<String> references,
    String summary) {

  public static final String NEW_ATTACK_TECHNIQUE = "NEW_ATTACK_TECHNIQUE";
  public static final String LAW_OR_STANDARD_CHANGED = "LAW_OR_STANDARD_CHANGED";

  /** The kinds of changes that nothing in an AI system shows. */
  public static final List<String> KINDS = List.of(NEW_ATTACK_TECHNIQUE, LAW_OR_STANDARD_CHANGED);

  /** Taken in from a file of MITRE ATLAS. */
  public static final String MITRE_ATLAS = "MITRE_ATLAS";

  /** Written by a person. */
  public static final String REPORTED = "REPORTED";
}
