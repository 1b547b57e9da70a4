// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import java.util.ArrayList;
import java.util.List;

/** Collects conflicts while a profile is applied. */
final class Conflicts {

  private final List<Conflict> found = new ArrayList<>();

  void add(String pointer, String code, String message) {
    found.add(Conflict.blocking(pointer, code, message));
  }

  /** What a person gives as a reason has to say something. */
  void reasoned(String pointer, String text) {
    if (text.isBlank()) {
      add(pointer, "missing", "a reason is needed");
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Conflict> found() {
    return List.copyOf(found);
  }
}
