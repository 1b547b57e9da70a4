// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The version of ATLAS content: {@code YYYY.MM}, with a third number for a correction. */
record ContentVersion(int year, int month, int correction) implements Comparable<ContentVersion> {

  static final Pattern FORM = Pattern.compile("\\d{4}\\.\\d{2}(\\.\\d{1,4})?");

  static ContentVersion of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no version of ATLAS content: " + text);
    }
    int[] parts = Arrays.stream(text.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    return new ContentVersion(parts[0], parts[1], parts.length > 2 ? parts[2] : 0);
  }

  boolean isNewerThan(ContentVersion other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(ContentVersion other) {
    int[] mine = {year, month, correction};
    return Arrays.compare(mine, new int[] {other.year, other.month, other.correction});
  }
}
