// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import java.util.Arrays;
import java.util.Comparator;

/** A semantic version: year, month, and a count of corrections. */
record EditionVersion(int year, int month, int correction) implements Comparable<EditionVersion> {

  private static final Comparator<EditionVersion> ORDER =
      Comparator.comparingInt(EditionVersion::year)
          .thenComparingInt(EditionVersion::month)
          .thenComparingInt(EditionVersion::correction);

  /**
   * Reads a version such as {@code 2026.11.0}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static EditionVersion of(String text) {
    int[] parts = Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    if (parts.length != 3) {
      throw new IllegalArgumentException("no edition version: " + text);
    }
    return new EditionVersion(parts[0], parts[1], parts[2]);
  }

  @Override
  public int compareTo(EditionVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return year + "." + month + "." + correction;
  }
}
