// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Parameters;
import java.util.BitSet;

/**
 * By how many steps the controls that act on a route lower it (method.md section 4): PREVENT on
 * success, at most two on MODEL, two on SYSTEM, one on ORGANISATION level; CONTROL, RESPOND and
 * RESOLVE on impact, one each on SYSTEM and ORGANISATION level; all M1 and M2 controls together one
 * step, on success or on impact. An organisation may have lowered each of these (ADR 15).
 *
 * @param emergingOnSuccess whether the one step of emerging controls can go there within the caps
 */
record Reduction(int success, int impact, boolean emergingOnSuccess, boolean emergingOnImpact) {

  /** Human approval and organised oversight are one and the same person. */
  private static final String HUMAN_APPROVAL = "SC-10";

  private static final String ORGANISED_OVERSIGHT = "OC-13";

  /**
   * Of the controls that are there, those that act on the access.
   *
   * @param preventing those whose PREVENT counts; with an open incident only newer ones do
   */
  static Reduction of(
      FamilyIndex family, Access access, boolean generativeAi, BitSet present, BitSet preventing) {
    boolean strongSeen = false;
    for (Measure measure : family.measures()) {
      strongSeen |=
          !measure.isWeakAlone()
              && acts(measure, access, generativeAi, present)
              && (measure.limits() || (measure.prevents() && preventing.get(measure.number())));
    }
    Parameters.Steps most = family.steps();
    Tally established = new Tally(most);
    Tally all = new Tally(most);
    for (Measure measure : family.measures()) {
      if ((strongSeen || !measure.isWeakAlone()) && acts(measure, access, generativeAi, present)) {
        boolean prevents = measure.prevents() && preventing.get(measure.number());
        all.add(measure, prevents);
        if (measure.isEstablished()) {
          established.add(measure, prevents);
        }
      }
    }
    return new Reduction(
        established.successSteps(),
        established.impactSteps(),
        most.emerging() > 0 && all.successSteps() > established.successSteps(),
        most.emerging() > 0 && all.impactSteps() > established.impactSteps());
  }

  private static boolean acts(
      Measure measure, Access access, boolean generativeAi, BitSet present) {
    return present.get(measure.number())
        && measure.hasEffect()
        && measure.actsOn(access)
        && (generativeAi || !measure.isForGenerativeAi());
  }

  /** The residual risk; emerging controls go where they lower it more. */
  Level residual(Level initiation, Level startSuccess, Level startImpact, Correction correction) {
    Level best = risk(initiation, startSuccess, startImpact, success, impact, correction);
    if (emergingOnSuccess) {
      best =
          Level.lowest(
              best, risk(initiation, startSuccess, startImpact, success + 1, impact, correction));
    }
    if (emergingOnImpact) {
      best =
          Level.lowest(
              best, risk(initiation, startSuccess, startImpact, success, impact + 1, correction));
    }
    return best;
  }

  private static Level risk(
      Level initiation,
      Level startSuccess,
      Level startImpact,
      int successSteps,
      int impactSteps,
      Correction correction) {
    Level success = startSuccess.step(-successSteps).step(correction.success());
    Level impact = startImpact.step(-impactSteps).step(correction.impact());
    return RiskTables.risk(RiskTables.likelihood(initiation, success), impact);
  }

  /** What an assessor corrects after controls: minus one, zero or one step. */
  record Correction(int success, int impact) {
    static final Correction NONE = new Correction(0, 0);
  }

  /** Counts controls per level, each once. */
  private static final class Tally {

    private final Parameters.Steps most;
    private int onModel;
    private int onSystem;
    private int onOrganisation;
    private boolean humanApproval;
    private boolean organisedOversight;
    private boolean otherOnSystem;
    private boolean otherOnOrganisation;

    Tally(Parameters.Steps most) {
      this.most = most;
    }

    void add(Measure measure, boolean prevents) {
      if (prevents) {
        switch (measure.level()) {
          case MODEL -> onModel++;
          case SYSTEM -> onSystem++;
          case ORGANISATION -> onOrganisation++;
          case UNKNOWN -> {}
        }
      }
      if (measure.limits()) {
        addLimiting(measure);
      }
    }

    private void addLimiting(Measure measure) {
      if (measure.id().equals(HUMAN_APPROVAL)) {
        humanApproval = true;
      } else if (measure.id().equals(ORGANISED_OVERSIGHT)) {
        organisedOversight = true;
      } else if (measure.level() == ControlLevel.SYSTEM) {
        otherOnSystem = true;
      } else if (measure.level() == ControlLevel.ORGANISATION) {
        otherOnOrganisation = true;
      }
    }

    int successSteps() {
      return Math.min(onModel, most.onModel())
          + Math.min(onSystem, most.onSystem())
          + Math.min(onOrganisation, most.onOrganisation());
    }

    int impactSteps() {
      boolean sharedStep = humanApproval || organisedOversight;
      int others = (otherOnSystem ? 1 : 0) + (otherOnOrganisation ? 1 : 0);
      boolean levelFree =
          (humanApproval && !otherOnSystem) || (organisedOversight && !otherOnOrganisation);
      return Math.min(sharedStep && levelFree ? others + 1 : others, most.onImpact());
    }
  }
}
