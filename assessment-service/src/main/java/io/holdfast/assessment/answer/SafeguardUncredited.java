// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of {@value #TYPE}: a safeguard that was credited no longer is. */
public record SafeguardUncredited(
    UUID systemId,
    String systemKey,
    String team,
    UUID assessmentId,
    String safeguard,
    String control,
    List<Changes.Invalidated> evidence,
    Instant recordedAt,
    List<CaseKey> cases) {

  public static final String TYPE = "io.holdfast.assessment.safeguard-uncredited.v1";
}
