// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the system (method.md section 2). What is null was not said.
 *
 * @param supplier who delivers a third party's component
 * @param version the version that is current
 * @param changes latest time of each kind of change
 */
public record Component(
    String key,
    ComponentKind kind,
    String zone,
    boolean inField,
    @Nullable Influence influence,
    @Nullable Party party,
    boolean hostedByThirdParty,
    @Nullable String supplier,
    @Nullable Approach approach,
    @Nullable Learning learning,
    @Nullable Weights weights,
    @Nullable Version version,
    Map<String, Instant> changes) {

  public Component {
    changes = Map.copyOf(changes);
  }

  public boolean isThirdParty() {
    return party == Party.THIRD_PARTY || party == Party.UNKNOWN;
  }

  public boolean learnsOnline() {
    return learning == Learning.ONLINE || learning == Learning.UNKNOWN;
  }

  public boolean hasPublicWeights() {
    return weights == Weights.PUBLIC || weights == Weights.UNKNOWN;
  }
}
