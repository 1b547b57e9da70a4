// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;

/**
 * The route to conformity (method.md section 6, JRC134461 section 2.3).
 *
 * @param rests decisions that it rests on
 * @param toDemonstrate what own demonstration has to show
 */
public record ConformityRoute(Type type, List<String> rests, List<ToDemonstrate> toDemonstrate) {

  public ConformityRoute {
    rests = List.copyOf(rests);
    toDemonstrate = List.copyOf(toDemonstrate);
  }

  /** The routes. */
  public enum Type {
    CRA_DEEMED,
    CERTIFICATE,
    PRESUMPTION,
    OWN_DEMONSTRATION
  }

  /**
   * A requirement that no standard carries.
   *
   * @param safeguards those that it rests on and no cited standard backs
   * @param scenarios those of its families that are not tolerable
   */
  public record ToDemonstrate(String requirement, List<String> safeguards, List<String> scenarios) {
    public ToDemonstrate {
      safeguards = List.copyOf(safeguards);
      scenarios = List.copyOf(scenarios);
    }
  }
}
