// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of {@value #TYPE}: the verdict of a system on a framework is another one. */
public record VerdictChanged(
    UUID systemId,
    String systemKey,
    String team,
    UUID assessmentId,
    String framework,
    String from,
    String to,
    long revision,
    String edition,
    Instant recordedAt,
    List<CaseKey> cases) {

  public static final String TYPE = "io.holdfast.assessment.verdict-changed.v1";
}
