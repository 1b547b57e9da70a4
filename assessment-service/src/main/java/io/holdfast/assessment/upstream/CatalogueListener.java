// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears what the catalogue changed; within the transaction in which it is received. */
public interface CatalogueListener {

  /**
   * Another edition is in force.
   *
   * @param before digest of the content that was in force before; absent: none ever was
   */
  record Activation(String edition, String contentDigest, @Nullable String before) {}

  /** Another edition is the active one now. */
  void activated(Activation activation);

  /** Something changed in the world, or is told otherwise than before. */
  void worldChanged(UUID change, String kind);
}
