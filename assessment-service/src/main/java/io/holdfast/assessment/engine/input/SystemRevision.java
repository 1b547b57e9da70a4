// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.util.List;

/** One revision of an AI system as the inventory describes it (method.md section 2). */
public record SystemRevision(
    String systemId,
    long number,
    Profile profile,
    List<Zone> zones,
    List<Actor> actors,
    List<Component> components,
    List<Flow> flows) {

  public SystemRevision {
    zones = List.copyOf(zones);
    actors = List.copyOf(actors);
    components = List.copyOf(components);
    flows = List.copyOf(flows);
  }
}
