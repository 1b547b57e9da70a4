// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/**
 * The five levels of method.md section 1, lowest first (NIST SP 800-30 r1, tables G-2, H-3, I-3).
 */
public enum Level {
  VL,
  L,
  M,
  H,
  VH;

  private static final Level[] LEVELS = values();

  /** So many steps up (positive) or down (negative); stops at VL and VH. */
  public Level step(int steps) {
    return LEVELS[Math.clamp(ordinal() + steps, 0, LEVELS.length - 1)];
  }

  public boolean isAbove(Level other) {
    return compareTo(other) > 0;
  }

  public static Level highest(Level a, Level b) {
    return a.isAbove(b) ? a : b;
  }

  public static Level lowest(Level a, Level b) {
    return a.isAbove(b) ? b : a;
  }
}
