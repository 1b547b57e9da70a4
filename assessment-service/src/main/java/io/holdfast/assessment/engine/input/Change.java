// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.List;

/**
 * A change that is on no component: of the system (intended purpose), the organisation (roles) or
 * the world (a new attack technique, law, standard, catalogue release).
 *
 * @param id of the event or record that brought it
 * @param families those that a change of the world concerns
 * @param requirements those that a change of the world concerns; with no family and no requirement
 *     named it concerns all
 */
public record Change(
    String id, String kind, Instant at, List<String> families, List<String> requirements) {

  public Change {
    families = List.copyOf(families);
    requirements = List.copyOf(requirements);
  }
}
