// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.catalogue.EditionChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edition that comes into force as a change of the world. Made of the two editions alone, so
 * that a forecast of a draft sees what its publication will be.
 */
public final class CatalogueRelease {

  public static final String KIND = "CATALOGUE_RELEASE";

  private CatalogueRelease() {}

  /**
   * The change; empty when it concerns no family and no requirement, and so ends nothing.
   *
   * @param edition the version of the new one
   */
  public static Optional<Snapshot.World> of(EditionChange change, String edition, Instant at) {
    return change.families().isEmpty() && change.requirements().isEmpty()
        ? Optional.empty()
        : Optional.of(world(edition, at, change.families(), change.requirements()));
  }

  /** The change when it is not known what was in force before: it concerns all. */
  public static Snapshot.World ofAll(String edition, Instant at) {
    return world(edition, at, List.of(), List.of());
  }

  private static Snapshot.World world(
      String edition, Instant at, List<String> families, List<String> requirements) {
    return new Snapshot.World(KIND + " " + edition + " " + at, KIND, at, families, requirements);
  }
}
