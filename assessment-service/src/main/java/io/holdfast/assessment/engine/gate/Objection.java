// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.gate;

import io.holdfast.assessment.engine.result.Fact;
import java.util.List;

/** Why a version of a component should not go into the system. */
public record Objection(Code code, List<Fact> facts) {

  public Objection {
    facts = List.copyOf(facts);
  }

  /** What the facts say. */
  public enum Code {
    /** The system's practice is prohibited (AI Act Art. 5). */
    PROHIBITED_PRACTICE,
    /** With the version these scenarios would be worse than they are. */
    SCENARIOS_WORSE,
    /** With the version these requirements would be worse than they are. */
    REQUIREMENTS_WORSE,
    /** Nothing proves these safeguards for the component. */
    PROOF_MISSING,
    /** What proved these safeguards for the component no longer counts. */
    PROOF_STALE,
    /** The newest proof of these safeguards for the component is a fail. */
    PROOF_FAILED
  }
}
