// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For what a credit is asked: in general, for a family of attacks, or for a requirement. Changes of
 * the world and evidence that names families tell them apart.
 */
record View(@Nullable String requirement, Set<String> families, boolean inGeneral) {

  static final View IN_GENERAL = new View(null, Set.of(), true);

  static View of(Edition.Family family) {
    return new View(null, Set.of(family.id()), false);
  }

  static View of(Edition.Requirement requirement) {
    return new View(requirement.id(), requirement.families(), false);
  }

  boolean isConcernedBy(Change change) {
    return (requirement != null && change.requirements().contains(requirement))
        || change.families().stream().anyMatch(families::contains);
  }

  /** Whether what the evidence tested is what is asked about. */
  boolean isTestedBy(Evidence evidence) {
    return inGeneral
        || evidence.families().isEmpty()
        || families.isEmpty()
        || evidence.families().stream().anyMatch(families::contains);
  }
}
