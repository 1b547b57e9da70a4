// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

/** A fact of the input by its id. */
public record Fact(Kind kind, String id) {

  /** Where the id belongs. */
  public enum Kind {
    ACTOR,
    COMPONENT,
    ZONE,
    FLOW,
    PROFILE,
    FAMILY,
    CONTROL,
    SAFEGUARD,
    EVIDENCE,
    EVIDENCE_KIND,
    FINDING,
    DECISION,
    REQUIREMENT,
    SCENARIO,
    PARAMETER
  }
}
