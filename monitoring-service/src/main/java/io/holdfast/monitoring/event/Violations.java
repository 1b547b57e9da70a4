// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one event, so that its sender learns it all at once. */
public final class Violations {

  private final List<Violation> all = new ArrayList<>();
  private boolean malformed;

  /** Something that makes the event invalid. */
  public void add(String pointer, String code, String message) {
    malformed = true;
    all.add(new Violation(pointer, code, message));
  }

  /** Something well-formed that cannot be. */
  public void addImpossible(String pointer, String code, String message) {
    all.add(new Violation(pointer, code, message));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public List<Violation> all() {
    return List.copyOf(all);
  }

  /** 400, or 422 when all that is wrong is well-formed. */
  public Problem problem() {
    if (malformed) {
      return Problem.invalid(all);
    }
    String detail = all.size() == 1 ? all.getFirst().message() : all.size() + " problems";
    return Problem.of(ProblemType.UNPROCESSABLE, detail, all);
  }
}
