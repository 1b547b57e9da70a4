// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person decided (method.md section 8). */
public sealed interface Decision {

  String id();

  Signed signed();

  /**
   * Who, when, until.
   *
   * @param approver the second person
   * @param until last instant at which it holds
   */
  record Signed(
      String author,
      @Nullable String approver,
      Instant at,
      @Nullable Instant until,
      @Nullable Instant withdrawnAt) {

    /** Whether a second person other than its author stands for it. */
    public boolean hasSecondPerson() {
      return approver != null && !approver.equals(author);
    }
  }

  /**
   * What a decision was taken on.
   *
   * @param scenario id, {@code family@component}
   * @param residual the evidenced residual decided on
   * @param binding hash of what it is bound to, as the assessment decided on gave it
   */
  record Bound(String scenario, Level residual, String binding) {}

  /** The residual risks of these scenarios are accepted. */
  record RiskAcceptance(String id, Signed signed, List<Bound> scenarios) implements Decision {
    public RiskAcceptance {
      scenarios = List.copyOf(scenarios);
    }
  }

  /** This evidence still speaks for that identity of the component. */
  record CarryOver(String id, Signed signed, String evidence, String component, Identity identity)
      implements Decision {}

  /**
   * The success or the impact of a scenario is corrected by one step.
   *
   * @param upward an upward one stays until withdrawn, a downward one is bound to what it judged;
   *     its residual is the evidenced one before corrections
   */
  record Correction(String id, Signed signed, Bound scenario, Aspect aspect, boolean upward)
      implements Decision {}

  /** What a correction corrects. */
  enum Aspect {
    SUCCESS,
    IMPACT
  }

  /** A requirement does not apply to the system. */
  record NotApplicable(String id, Signed signed, String requirement, String justification)
      implements Decision {}

  /** A person states what a requirement asks, with this evidence. */
  record Declaration(String id, Signed signed, String requirement, List<String> evidence)
      implements Decision {
    public Declaration {
      evidence = List.copyOf(evidence);
    }
  }

  /** A higher tolerance than that of the class. */
  record ToleranceChange(String id, Signed signed, Level level) implements Decision {}

  /** A certificate or statement under a scheme of AI Act Art. 42(2) is held. */
  record Certificate(String id, Signed signed, String scheme) implements Decision {}

  /** The CRA declaration of conformity shows the level of protection (CRA Art. 12(1)(c)). */
  record ProtectionShown(String id, Signed signed, String declaration) implements Decision {}
}
