// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collects what is wrong and what is only odd, with a bound on both. */
final class Findings {

  private static final int MOST = 1_000;

  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> notes = new ArrayList<>();
  private final Map<String, UUID> unresolved = new LinkedHashMap<>();

  void wrong(String pointer, String code, String message) {
    add(violations, pointer, code, message);
  }

  /** A reference to a UUID that the document does not have; it may be that of another document. */
  void unresolved(String pointer, String uuid) {
    if (unresolved.size() < MOST) {
      unresolved.put(pointer, UUID.fromString(uuid));
    }
  }

  void odd(String pointer, String code, String message) {
    add(notes, pointer, code, message);
  }

  Map<String, UUID> unresolved() {
    return unresolved;
  }

  private static void add(List<Violation> to, String pointer, String code, String message) {
    if (to.size() < MOST) {
      to.add(new Violation(pointer, code, message));
    }
  }

  List<Violation> violations() {
    return violations;
  }

  List<Violation> notes() {
    return notes;
  }
}
