// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Numbers of the method that an organisation may make stricter, never looser: what is looser than
 * the method counts as the method's (ADR 15).
 *
 * @param highRiskTolerance tolerance for HIGH_RISK and PROHIBITED (method.md section 5)
 * @param otherTolerance tolerance for all others
 * @param steps most steps down by controls (method.md section 4)
 * @param acceptanceLimit highest residual that anybody may accept, beside the installation's own
 *     limit (method.md section 8)
 * @param unknown ids of parameters that this version does not know or whose value it cannot read
 */
public record Parameters(
    Level highRiskTolerance,
    Level otherTolerance,
    Steps steps,
    Level acceptanceLimit,
    Set<String> unknown) {

  /**
   * Most steps down: PREVENT on success per level, limiting controls on impact, and emerging
   * controls on either.
   */
  public record Steps(int onModel, int onSystem, int onOrganisation, int onImpact, int emerging) {}

  /** As the method says. */
  public static final Parameters METHOD =
      new Parameters(Level.L, Level.M, new Steps(2, 2, 1, 2, 1), Level.VH, Set.of());

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  public Parameters {
    unknown = Set.copyOf(unknown);
  }

  /** Reads the parameters of an edition; those it does not name are the method's. */
  public static Parameters of(Map<String, String> values) {
    Reader reader = new Reader();
    values.forEach(reader::read);
    return reader.parameters();
  }

  /** The tolerance of a class. */
  public Level tolerance(boolean highRisk) {
    return highRisk ? highRiskTolerance : otherTolerance;
  }

  private static final class Reader {

    private Level highRisk = METHOD.highRiskTolerance;
    private Level other = METHOD.otherTolerance;
    private int onModel = METHOD.steps.onModel;
    private int onSystem = METHOD.steps.onSystem;
    private int onOrganisation = METHOD.steps.onOrganisation;
    private int onImpact = METHOD.steps.onImpact;
    private int emerging = METHOD.steps.emerging;
    private Level limit = METHOD.acceptanceLimit;
    private final Set<String> unknown = new TreeSet<>();

    void read(String id, String value) {
      switch (id) {
        case "tolerance.HIGH_RISK" ->
            level(id, value, level -> highRisk = Level.lowest(highRisk, level));
        case "tolerance.NOT_HIGH_RISK" ->
            level(id, value, level -> other = Level.lowest(other, level));
        case "acceptance.limit" -> level(id, value, level -> limit = Level.lowest(limit, level));
        case "cap.prevent.MODEL" -> number(id, value, cap -> onModel = Math.min(onModel, cap));
        case "cap.prevent.SYSTEM" -> number(id, value, cap -> onSystem = Math.min(onSystem, cap));
        case "cap.prevent.ORGANISATION" ->
            number(id, value, cap -> onOrganisation = Math.min(onOrganisation, cap));
        case "cap.impact" -> number(id, value, cap -> onImpact = Math.min(onImpact, cap));
        case "cap.emerging" -> number(id, value, cap -> emerging = Math.min(emerging, cap));
        default -> unknown.add(id);
      }
    }

    private void level(String id, String value, Consumer<Level> set) {
      for (Level level : Level.values()) {
        if (level.name().equals(value)) {
          set.accept(level);
          return;
        }
      }
      unknown.add(id);
    }

    private void number(String id, String value, Consumer<Integer> set) {
      if (NUMBER.matcher(value).matches()) {
        set.accept(Integer.valueOf(value));
      } else {
        unknown.add(id);
      }
    }

    Parameters parameters() {
      return new Parameters(
          highRisk,
          other,
          new Steps(onModel, onSystem, onOrganisation, onImpact, emerging),
          limit,
          unknown);
    }
  }
}
