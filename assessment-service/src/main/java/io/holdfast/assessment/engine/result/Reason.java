// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;

/** Why a result is what it is. */
public record Reason(Code code, List<Fact> facts) {

  public Reason {
    facts = List.copyOf(facts);
  }

  public Reason(Code code, Fact fact) {
    this(code, List.of(fact));
  }

  /** What the facts say. */
  public enum Code {
    /** This actor, supplier or component gives the access. */
    REACHED_BY,
    /** These open findings raise the likelihood. */
    FINDING_OPEN,
    /** These safeguards are implemented and not credited. */
    NOT_CREDITED,
    /** These controls of the catalogue would act and are not implemented. */
    NOT_IMPLEMENTED,
    /** Only these controls, not yet mature, would do. */
    ONLY_EMERGING,
    /** No control of the catalogue is enough. */
    NO_CONTROL_ENOUGH,
    ACCEPTED_BY,
    CORRECTED_BY,
    OUT_OF_SCOPE,
    CONDITION_NOT_GIVEN,
    NOT_EXPOSED,
    MARKED_NOT_APPLICABLE,
    SCENARIO_UNATTAINABLE,
    SCENARIO_NOT_TOLERABLE,
    SCENARIO_ACCEPTED,
    DEMAND_NOT_COVERED,
    INVENTORY_LACKS,
    NO_DECLARATION,
    DECLARATION_WITHOUT_EVIDENCE,
    /** This declaration shows it. */
    DECLARED_BY,
    NOTHING_DEMANDED,
    COMPENSATED_BY,
    COVERED_BY
  }
}
