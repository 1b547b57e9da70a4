// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

/** How much of a report is read. Beyond these it is refused, or a note says what was left out. */
public final class Limits {

  /** Bytes that a format is recognised by. */
  static final int HEAD = 8 * 1024;

  /** Bytes of one line of JSON Lines; garak's digest row is the longest that is known. */
  static final int LINE = 8 * 1024 * 1024;

  /** Lines, test cases, results or resources. */
  static final int ROWS = 2_000_000;

  /** The largest count that is believed. */
  static final long MANY = 1_000_000_000_000L;

  /** Nested arrays, objects or elements. */
  static final int DEPTH = 64;

  /** Different things that are told apart while reading: probes, rules. */
  static final int NAMES = 20_000;

  /** Metrics of one report. */
  static final int METRICS = 200;

  /** Notes of one report. */
  static final int NOTES = 20;

  /** Characters of a name, version, identifier or note. */
  static final int TEXT = 400;

  /** Bytes of one tag, comment or instruction in XML. */
  static final int MARKUP = 1024 * 1024;

  /** Bytes of a signature bundle, which has to be whole in memory to be verified. */
  static final int BUNDLE = 16 * 1024 * 1024;

  private Limits() {}

  /** The text, cut; what cannot be stored or shown, such as control characters, is replaced. */
  public static String cut(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .limit(TEXT)
        .map(
            c ->
                Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                    ? 0xFFFD
                    : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
