// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.time.Instant;
import java.util.List;

/**
 * Something that the result rests on and that time alone ends (method.md section 7).
 *
 * @param id of the evidence or the decision
 * @param at last instant at which it holds
 * @param affects ids of the safeguards that it proves and the requirements that it declares, or of
 *     what the decision covers
 */
public record Expiry(Holder holder, String id, Instant at, List<String> affects) {

  public Expiry {
    affects = List.copyOf(affects);
  }

  /** What it is that ends. */
  public enum Holder {
    EVIDENCE,
    DECISION
  }
}
