// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

/** Something that the inventory lacks and a result needs (method.md section 6, UNDETERMINED). */
public record Gap(Kind kind, Fact fact) {

  /** What is missing. */
  public enum Kind {
    NO_MODEL,
    MODEL_WITHOUT_INFLOW,
    MODEL_WITHOUT_APPROACH,
    MODEL_WITHOUT_VERSION,
    NO_ACTOR,
    NO_IMPACT,
    NO_AI_ACT_FACTS,
    COMPONENT_WITHOUT_FLOW,
    UNKNOWN_VALUE
  }
}
