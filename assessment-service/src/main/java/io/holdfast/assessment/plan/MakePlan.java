// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.plan;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.plan.Hypothesis;
import io.holdfast.assessment.engine.plan.Plan;
import io.holdfast.assessment.engine.plan.Planner;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.OnDemand;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plans for a system as it is now. */
@ApplicationScoped
public class MakePlan {

  private final OnDemand onDemand;
  private final Engine engine;
  private final KnownSystems systems;
  private final Caller caller;
  private final Clock clock;
  private final int engineRuns;

  MakePlan(
      OnDemand onDemand,
      Engine engine,
      KnownSystems systems,
      Caller caller,
      Clock clock,
      @ConfigProperty(name = "holdfast.plan.engine-runs", defaultValue = "500") int engineRuns) {
    this.onDemand = onDemand;
    this.engine = engine;
    this.systems = systems;
    this.caller = caller;
    this.clock = clock;
    this.engineRuns = engineRuns;
  }

  /**
   * The plan, proven by the engine.
   *
   * @throws Problem not found; not yet known, when it cannot be assessed yet; unavailable, when too
   *     many compute
   */
  public PlanResponse of(String reference) {
    KnownSystem system = systems.visible(reference, caller);
    return onDemand.compute(() -> plan(system));
  }

  private PlanResponse plan(KnownSystem system) {
    Snapshot snapshot = onDemand.snapshot(system.id());
    EngineInputs.Target target = EngineInputs.live(snapshot).orElseThrow();
    AssessmentInput input = engine.inputs(snapshot, target, clock.instant()).input();
    Plan plan = Planner.plan(input, engineRuns);
    return new PlanResponse(
        SystemRef.of(system),
        input.asOf(),
        target.number(),
        requireNonNull(snapshot.edition()).edition(),
        plan.needed(),
        plan.exact(),
        plan.steps(),
        plan.mended(),
        plan.unmendable(),
        Assessor.assess(Hypothesis.with(input, plan.actions())).verdicts(),
        plan.engineRuns());
  }
}
