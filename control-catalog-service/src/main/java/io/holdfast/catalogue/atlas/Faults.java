// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file; a file that is all wrong is not listed to its end. */
final class Faults {

  static final int MOST = 500;

  private final List<Violation> found = new ArrayList<>();

  void add(String pointer, String code, String message) {
    if (found.size() < MOST) {
      found.add(new Violation(pointer, code, message));
    }
  }

  boolean isFull() {
    return found.size() >= MOST;
  }

  /** Refuses the file when anything was found. */
  void requireNone() {
    if (!found.isEmpty()) {
      throw Problem.invalid(found);
    }
  }
}
