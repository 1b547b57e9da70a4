// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Data of {@value #TYPE}: what the live assessment of a system rests on will end soon. */
public record ExpiryAhead(
    UUID systemId,
    String systemKey,
    String team,
    UUID assessmentId,
    Instant announcedAt,
    List<Ending> endings) {

  public static final String TYPE = "io.holdfast.assessment.expiry-ahead.v1";

  /**
   * One thing that ends.
   *
   * @param holder EVIDENCE or DECISION
   * @param at last instant at which it holds
   * @param affects safeguards that it proves, or what the decision covers
   */
  public record Ending(String holder, String id, Instant at, List<String> affects) {}
}
