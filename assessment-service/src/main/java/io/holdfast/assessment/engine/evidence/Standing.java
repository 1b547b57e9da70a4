// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A safeguard and how it stands: implemented or not, credited or not, and for what. */
public final class Standing {

  /** Covers the whole system. */
  public static final int WHOLE_SYSTEM = NamingRule.WHOLE_SYSTEM;

  /** Covers nothing that is there. */
  static final int NOTHING = -2;

  private final Safeguard safeguard;
  private final Edition.Control control;
  private final int number;
  private final int scope;
  private final List<Judged> evidence;
  private final boolean toldApart;
  private final SafeguardResult result;

  Standing(
      Safeguard safeguard,
      Edition.Control control,
      int number,
      int scope,
      List<Judged> evidence,
      SafeguardResult result) {
    this.safeguard = safeguard;
    this.control = control;
    this.number = number;
    this.scope = scope;
    this.evidence = evidence;
    toldApart =
        evidence.stream()
            .anyMatch(
                judged ->
                    !judged.evidence().families().isEmpty() || !judged.worldChanges().isEmpty());
    this.result = result;
  }

  public String id() {
    return safeguard.id();
  }

  public Safeguard safeguard() {
    return safeguard;
  }

  public Edition.Control control() {
    return control;
  }

  /** Number of its control. */
  public int number() {
    return number;
  }

  /** The component that it covers, or {@link #WHOLE_SYSTEM}. */
  public int scope() {
    return scope;
  }

  public boolean isImplemented() {
    return result.implemented();
  }

  public boolean isCredited() {
    return result.credited();
  }

  /** Whether credit in general says nothing of credit for a family or a requirement. */
  public boolean isToldApart() {
    return toldApart;
  }

  public boolean isCreditedFor(Edition.Family family) {
    return isCredited() && !result.notFor().contains(family.id());
  }

  public boolean isCreditedFor(Edition.Requirement requirement) {
    return isCredited()
        && (!toldApart || new CreditRule(control, evidence, View.of(requirement)).isCredited());
  }

  public @Nullable IdentityStrength identity() {
    return result.identity();
  }

  public SafeguardResult result() {
    return result;
  }
}
