// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@value #TYPE}: a decision of people that was in force no longer is.
 *
 * @param kind of decision, like RISK_ACCEPTANCE
 * @param state why: ENDED, WITHDRAWN, RESIDUAL_WORSE, BINDING_CHANGED and so on
 * @param because scenarios or other ids that show it
 */
public record DecisionLapsed(
    UUID systemId,
    String systemKey,
    String team,
    UUID assessmentId,
    String decision,
    String kind,
    String state,
    List<String> because,
    Instant recordedAt,
    List<CaseKey> cases) {

  public static final String TYPE = "io.holdfast.assessment.decision-lapsed.v1";
}
