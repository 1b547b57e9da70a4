// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.ConformityRoute;
import io.holdfast.assessment.engine.result.DataAhead;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.assessment.engine.result.Gap;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.NotExposed;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.Tolerance;
import io.holdfast.assessment.engine.result.Verdict;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the engine says of a system, where it was computed and not stored. */
@Schema(name = "AssessmentResult")
public record ResultView(
    @JsonProperty("class") RegulatoryClass regulatoryClass,
    Tolerance tolerance,
    List<Verdict> verdicts,
    @Nullable ConformityRoute route,
    List<RequirementResult> requirements,
    List<Scenario> scenarios,
    List<NotExposed> notExposed,
    List<SafeguardResult> safeguards,
    List<DecisionResult> decisions,
    List<DataAhead> dataAhead,
    List<Gap> gaps,
    @Nullable IdentityStrength identity,
    @Nullable Instant nextExpiry,
    List<Expiry> expiries) {

  public static ResultView of(Assessment result) {
    return new ResultView(
        result.regulatoryClass(),
        result.tolerance(),
        result.verdicts(),
        result.route(),
        result.requirements(),
        result.scenarios(),
        result.notExposed(),
        result.safeguards(),
        result.decisions(),
        result.dataAhead(),
        result.gaps(),
        result.identity(),
        result.nextExpiry(),
        result.expiries());
  }
}
