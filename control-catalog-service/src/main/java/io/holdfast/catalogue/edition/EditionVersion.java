// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version: year, month, and a count of corrections. What an organisation makes of it has
 * build metadata that counts its own editions, such as {@code 2026.11.0+org.3}.
 *
 * @param tailored 0: as Holdfast made it
 */
public record EditionVersion(int year, int month, int correction, int tailored)
    implements Comparable<EditionVersion> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:\\+org\\.(\\d{1,6}))?");

  private static final Comparator<EditionVersion> ORDER =
      Comparator.comparingInt(EditionVersion::year)
          .thenComparingInt(EditionVersion::month)
          .thenComparingInt(EditionVersion::correction)
          .thenComparingInt(EditionVersion::tailored);

  /**
   * Reads a version such as {@code 2026.11.0}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static EditionVersion of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no edition version: " + text);
    }
    String own = matcher.group(4);
    return new EditionVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        own == null ? 0 : Integer.parseInt(own));
  }

  /** The version of what an organisation makes of this one. */
  public EditionVersion tailored(int count) {
    return new EditionVersion(year, month, correction, count);
  }

  /** Whether an organisation made it. */
  public boolean isTailored() {
    return tailored > 0;
  }

  @Override
  public int compareTo(EditionVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return year + "." + month + "." + correction + (tailored > 0 ? "+org." + tailored : "");
  }
}
