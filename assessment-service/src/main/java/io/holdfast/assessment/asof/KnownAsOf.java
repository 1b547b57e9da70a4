// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.asof;

import io.holdfast.assessment.assessment.ComputedFrom;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.OnDemand;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the input of an assessment again. */
@ApplicationScoped
class KnownAsOf implements ComputedFrom {

  private final OnDemand onDemand;
  private final Engine engine;

  KnownAsOf(OnDemand onDemand, Engine engine) {
    this.onDemand = onDemand;
    this.engine = engine;
  }

  @Override
  public Optional<AssessmentInput> at(UUID system, Instant asOf) {
    return onDemand
        .snapshot(system, asOf)
        .flatMap(
            snapshot ->
                EngineInputs.live(snapshot)
                    .map(target -> engine.inputs(snapshot, target, asOf).input()));
  }
}
