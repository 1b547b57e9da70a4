// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.problem.Problem;

/**
 * Reads the official data file of MITRE ATLAS: {@code dist/ATLAS.yaml} (format 5.6.0) or {@code
 * dist/v6/ATLAS-YYYY.MM.yaml} (format 6.0.0) of mitre-atlas/atlas-data.
 */
final class AtlasFile {

  private AtlasFile() {}

  /**
   * Reads a file.
   *
   * @throws Problem malformed when it is no YAML, too large, or invalid with everything that is
   *     wrong at once
   */
  static AtlasContent read(byte[] bytes) {
    Faults faults = new Faults();
    YamlCursor root = YamlDocument.read(bytes, faults);
    YamlCursor six = root.optional("format-version");
    faults.requireNone();
    if (six != null) {
      String format = six.text();
      requireFormat(six.pointer(), String.valueOf(format), FormatSix.VERSION);
      return FormatSix.read(root, faults);
    }
    YamlCursor five = root.optional("version");
    if (five == null || root.optional("matrices") == null) {
      throw Problem.invalid(
          "",
          "no-atlas-file",
          "neither format-version nor version and matrices: no ATLAS data file");
    }
    requireFormat(five.pointer(), String.valueOf(five.text()), FormatFive.VERSION);
    return FormatFive.read(root, faults);
  }

  private static void requireFormat(String pointer, String format, String read) {
    if (!format.equals(read)) {
      throw Problem.invalid(
          pointer,
          "unknown-format",
          "format %s is not read; %s and %s are"
              .formatted(format, FormatFive.VERSION, FormatSix.VERSION));
    }
  }
}
