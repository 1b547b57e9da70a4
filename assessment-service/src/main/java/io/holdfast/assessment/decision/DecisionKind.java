// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import java.util.Set;

/** What can be decided, which fields a decision of the kind has, and whether two people take it. */
public enum DecisionKind {
  /** Residual risks of scenarios are accepted until a date (never above the limit). */
  RISK_ACCEPTANCE(true, Set.of("scenarios", "until")),
  /** This evidence still speaks for that version of a component. */
  CARRY_OVER(false, Set.of("evidence", "component", "version")),
  /** The success or impact of a scenario is one step off. */
  CORRECTION(false, Set.of("scenario", "aspect", "direction")),
  /** A requirement does not apply to the system. */
  NOT_APPLICABLE(false, Set.of("requirement")),
  /** A person states what a requirement asks, with this evidence. */
  DECLARATION(false, Set.of("requirement", "evidence")),
  /** A higher tolerance than that of the class. */
  TOLERANCE(true, Set.of("level")),
  /** A certificate or statement under a scheme is held (AI Act Art. 42(2)). */
  CERTIFICATE(false, Set.of("scheme")),
  /** The CRA declaration of conformity shows the level of protection (CRA Art. 12(1)(c)). */
  PROTECTION_SHOWN(false, Set.of("declaration")),
  /** An assessment is approved as it stands. */
  ASSESSMENT_APPROVAL(false, Set.of("assessment")),
  /** Whether a change is a substantial modification (AI Act Art. 3(23)). */
  SUBSTANTIAL_MODIFICATION(false, Set.of("assessment", "substantial"));

  private final boolean twoPeople;
  private final Set<String> needs;

  DecisionKind(boolean twoPeople, Set<String> needs) {
    this.twoPeople = twoPeople;
    this.needs = needs;
  }

  /** Whether it begins only when a second person approves it. */
  public boolean needsApproval() {
    return twoPeople;
  }

  /** Fields without which it says nothing. */
  Set<String> needs() {
    return needs;
  }

  /** Every kind may end on a date; other fields belong to the kinds that need them. */
  boolean admits(String field) {
    return needs.contains(field) || field.equals("until");
  }
}
