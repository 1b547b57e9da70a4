// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.FlowKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody gets at a component.
 *
 * @param actor key of the actor, or name of the supplier; absent: anyone
 * @param components from the first one that is reached to the one in question
 * @param flows the kinds of flow on the way; with an actor the first one is the actor's
 * @param via the model whose behaviour gives the component away; absent: the component itself
 */
public record Path(
    Holder holder,
    @Nullable String actor,
    List<String> components,
    List<FlowKind> flows,
    @Nullable String via) {

  public Path {
    components = List.copyOf(components);
    flows = List.copyOf(flows);
  }

  /** Who has an access. */
  public enum Holder {
    ACTOR,
    SUPPLIER,
    ANYONE,
    /** Somebody did, as an open incident shows. */
    INTRUDER
  }
}
