// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import static io.holdfast.assessment.engine.input.Level.H;
import static io.holdfast.assessment.engine.input.Level.L;
import static io.holdfast.assessment.engine.input.Level.M;
import static io.holdfast.assessment.engine.input.Level.VH;
import static io.holdfast.assessment.engine.input.Level.VL;

import io.holdfast.assessment.engine.input.Level;

/** NIST SP 800-30 r1, tables G-5 and I-2, cell by cell (method.md section 1). */
public final class RiskTables {

  /** Rows: likelihood of initiation, VL to VH; columns: of adverse impact, VL to VH. */
  private static final Level[][] OVERALL_LIKELIHOOD = {
    {VL, VL, L, L, L},
    {VL, L, L, M, M},
    {L, L, M, M, H},
    {L, M, M, H, VH},
    {L, M, H, VH, VH},
  };

  /** Rows: overall likelihood, VL to VH; columns: level of impact, VL to VH. */
  private static final Level[][] RISK = {
    {VL, VL, VL, L, L},
    {VL, L, L, L, M},
    {VL, L, M, M, H},
    {VL, L, M, H, VH},
    {VL, L, M, H, VH},
  };

  private RiskTables() {}

  /** Table G-5. */
  public static Level likelihood(Level initiation, Level success) {
    return OVERALL_LIKELIHOOD[initiation.ordinal()][success.ordinal()];
  }

  /** Table I-2. */
  public static Level risk(Level likelihood, Level impact) {
    return RISK[likelihood.ordinal()][impact.ordinal()];
  }
}
