// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.util.List;
import java.util.UUID;

/**
 * Data of {@value #TYPE}: cases that are answered without an assessment.
 *
 * @param reason REJECTED, RETIRED, SKIPPED
 */
public record NotAssessed(
    UUID systemId,
    String systemKey,
    String team,
    List<CaseKey> cases,
    String reason,
    String detail) {

  public static final String TYPE = "io.holdfast.assessment.not-assessed.v1";
}
