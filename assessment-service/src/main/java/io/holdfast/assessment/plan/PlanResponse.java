// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.plan;

import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.plan.Plan;
import io.holdfast.assessment.engine.result.Verdict;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to do so that every scenario gets tolerable.
 *
 * @param asOf the instant that it is made for
 * @param needed whether any scenario is above tolerance now
 * @param exact whether no smaller set of actions does; otherwise none can be left out, and there
 *     may be a smaller set
 * @param steps the actions, each with the scenarios that it buys
 * @param mended scenarios that become tolerable
 * @param unmendable scenarios that only a change of the design or the use can mend
 * @param verdicts as the engine gives them with every action done
 * @param engineRuns how often the engine ran to find and prove it
 */
@Schema(name = "Plan")
public record PlanResponse(
    SystemRef system,
    Instant asOf,
    long revision,
    String edition,
    boolean needed,
    boolean exact,
    List<Plan.Step> steps,
    List<String> mended,
    List<String> unmendable,
    List<Verdict> verdicts,
    int engineRuns) {}
