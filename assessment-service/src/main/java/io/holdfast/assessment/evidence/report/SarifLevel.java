// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import org.jspecify.annotations.Nullable;

/** How severe a result is (SARIF section 3.27.10), the least first. */
enum SarifLevel {
  NONE,
  NOTE,
  WARNING,
  ERROR;

  /** The level of a name; null when there is none of that name. */
  static @Nullable SarifLevel of(String name) {
    return switch (name) {
      case "none" -> NONE;
      case "note" -> NOTE;
      case "warning" -> WARNING;
      case "error" -> ERROR;
      default -> null;
    };
  }

  /** The level that the cursor is at; null where it says null. */
  static @Nullable SarifLevel read(JsonCursor json) throws java.io.IOException {
    String name = json.text();
    if (name == null) {
      return null;
    }
    SarifLevel level = of(name);
    if (level == null) {
      throw json.fail("none, note, warning or error is expected");
    }
    return level;
  }

  SarifLevel orWorse(SarifLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
