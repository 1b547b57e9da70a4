// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.problem.Problem;

/**
 * Bounds what one resolution may bring together: profiles that import profiles several times would
 * multiply without end.
 */
final class Budget {

  /** Documents that are opened, counted each time. */
  static final int MAX_IMPORTS = 64;

  /** Characters, and eight for every value, that are selected or copied. */
  static final long MAX_SIZE = 64L * 1024 * 1024;

  /** Controls that are looked at, once for each directive and pattern. */
  static final long MAX_COMPARISONS = 20_000_000;

  private int imports;
  private long comparisons;
  private long size;

  /** One more document is opened. */
  void open(String pointer) {
    if (++imports > MAX_IMPORTS) {
      throw Problem.unprocessable(
          pointer,
          "too-many-imports",
          "the profile leads to more than " + MAX_IMPORTS + " imports");
    }
  }

  /** Controls are compared with what a directive names. */
  void compare(long controls) {
    comparisons += controls;
    if (comparisons > MAX_COMPARISONS) {
      throw Problem.unprocessable(
          "/profile", "too-many-directives", "the profile names too many controls one by one");
    }
  }

  /** Something is selected or copied. */
  void take(JsonNode node) {
    size += sizeOf(node);
    if (size > MAX_SIZE) {
      throw Problem.unprocessable(
          "/profile/imports",
          "too-large",
          "the resolved profile would have more than " + MAX_SIZE + " characters");
    }
  }

  private static long sizeOf(JsonNode node) {
    long total = 8 + (node.isTextual() ? node.textValue().length() : 0);
    for (JsonNode inner : node) {
      total += sizeOf(inner);
    }
    return total;
  }
}
