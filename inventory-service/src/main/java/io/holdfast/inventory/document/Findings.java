// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.document;

import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a document. */
final class Findings {

  private final List<Violation> violations = new ArrayList<>();

  void add(String pointer, String code, String message) {
    violations.add(new Violation(pointer, code, message));
  }

  /** A text that has to be there. */
  boolean required(String pointer, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(pointer, "missing", "is needed");
      return false;
    }
    if (value.length() > 2000) {
      add(pointer, "too-long", "has " + value.length() + " characters; 2000 are the most");
      return false;
    }
    return true;
  }

  /** A word that has to be there and be one of a list. */
  void requiredWord(String pointer, @Nullable String value, Collection<String> words) {
    if (required(pointer, value)) {
      word(pointer, value, words);
    }
  }

  /** A word that, when there, is one of a list. */
  void word(String pointer, @Nullable String value, Collection<String> words) {
    if (value != null && !words.contains(value)) {
      add(pointer, "unknown-value", "'" + value + "' is not one of " + String.join(", ", words));
    }
  }

  List<Violation> all() {
    return List.copyOf(violations);
  }
}
