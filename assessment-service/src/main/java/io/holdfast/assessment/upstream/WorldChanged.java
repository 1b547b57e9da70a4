// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of the event by which the catalogue tells a change of the world; the fields used. */
public record WorldChanged(
    UUID id, String kind, Instant occurredAt, List<String> families, List<String> requirements) {

  public WorldChanged {
    families = Lists.orEmpty(families);
    requirements = Lists.orEmpty(requirements);
  }
}
