// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reports to read, and the formats to read them with. */
final class Samples {

  static final List<String> FILES =
      List.of(
          "garak.report.jsonl",
          "garak-aborted.report.jsonl",
          "garak-older.report.jsonl",
          "promptfoo.junit.xml",
          "nested.junit.xml",
          "scanner.sarif");

  private Samples() {}

  static byte[] bytes(String file) {
    try (InputStream in = Samples.class.getResourceAsStream("/reports/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException(file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  static ReadReport reader(String... keys) {
    return new ReadReport(
        new ReportFormats(
            new ReportConfig() {
              @Override
              public Garak garak() {
                return new Garak() {
                  @Override
                  public double pass() {
                    return 0.99;
                  }

                  @Override
                  public double fail() {
                    return 0.8;
                  }
                };
              }

              @Override
              public Optional<List<String>> modelSigningKeys() {
                return Optional.of(List.of(keys));
              }
            }));
  }

  static Report read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Report read(byte[] bytes, String... keys) throws IOException {
    return reader(keys).read(new ByteArrayInputStream(bytes), null, null, 1 << 26).report();
  }
}
