// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.assessment.decision.DecisionRequest.VersionName;
import io.holdfast.assessment.engine.input.Decision.Aspect;
import io.holdfast.assessment.engine.input.Level;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, with what it was decided on.
 *
 * @param scenarios accepted or corrected ones, each with the residual and the binding that the
 *     assessment of that moment gave
 * @param resultDigest of the result that was approved
 */
@Schema(name = "DecisionContent")
public record DecisionContent(
    List<Bound> scenarios,
    @Nullable Aspect aspect,
    DecisionRequest.@Nullable Direction direction,
    List<UUID> evidence,
    @Nullable String component,
    @Nullable VersionName version,
    @Nullable String requirement,
    @Nullable Level level,
    @Nullable String scheme,
    @Nullable String declaration,
    @Nullable UUID assessment,
    @Nullable String resultDigest,
    @Nullable Boolean substantial) {

  /**
   * What a decision on a scenario covers.
   *
   * @param residual evidenced residual; for a correction the one before corrections
   * @param binding hash over route, impact, version and open findings
   */
  @Schema(name = "DecisionBound")
  public record Bound(String scenario, Level residual, String binding) {}

  public DecisionContent {
    scenarios = List.copyOf(scenarios);
    evidence = List.copyOf(evidence);
  }

  /** What an acceptance of these says. */
  public static DecisionContent ofScenarios(List<Bound> scenarios) {
    return new DecisionContent(
        scenarios, null, null, List.of(), null, null, null, null, null, null, null, null, null);
  }

  static DecisionContent of(
      DecisionRequest request, List<Bound> scenarios, @Nullable String resultDigest) {
    return new DecisionContent(
        scenarios,
        request.aspect(),
        request.direction(),
        request.evidenceOrNone(),
        request.component(),
        request.version(),
        request.requirement(),
        request.level(),
        request.scheme(),
        request.declaration(),
        request.assessment(),
        resultDigest,
        request.substantial());
  }
}
