// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kit.json.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadReportTest {

  private static final int ROUNDS = 4000;
  private static final String[] SNIPPETS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "-1",
    "1e999",
    "99999999999999999999",
    "\"\"",
    "<",
    ">",
    "&",
    "<!--",
    "<![CDATA[",
    "<!DOCTYPE a>",
    "&#0;",
    "\\ud800",
    "\\",
    "\n",
    "\0",
    "\u00e9",
    "true",
    "{}",
    "[]",
    "<?x?>",
    "xmlns:a=''",
    "a:b",
    "encoding='x'",
    "0.5"
  };

  static List<byte[]> samples() {
    List<byte[]> all = new ArrayList<>(Samples.FILES.stream().map(Samples::bytes).toList());
    all.add(new Signer("secp256r1").sign(Signer.statement()));
    return all;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theDigestIsOverAllBytes(byte[] sample) throws IOException {
    ReadReport.Reading read =
        Samples.reader().read(new ByteArrayInputStream(sample), null, null, sample.length);
    assertThat(read.digest()).isEqualTo(CanonicalJson.digestOf(sample));
    assertThat(read.size()).isEqualTo(sample.length);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void moreThanTheMostIsRefused(byte[] sample) {
    assertThatThrownBy(
            () ->
                Samples.reader()
                    .read(new ByteArrayInputStream(sample), null, null, sample.length - 1))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageContaining("bytes");
  }

  @Test
  void whatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> Samples.read("%PDF-1.7"))
        .isInstanceOf(UnreadableReport.class)
        .hasMessageContaining("[model-signature, sarif, garak, junit]");
    assertThatThrownBy(() -> Samples.read("")).isInstanceOf(UnreadableReport.class);
  }

  /** Whatever is done to a report, it is read or refused, never anything else. */
  @ParameterizedTest
  @MethodSource("samples")
  void aBrokenReportIsUnreadableAndNothingElse(byte[] sample) throws IOException {
    Random random = new Random(20261123);
    ReadReport reader = Samples.reader(new Signer("secp256r1").pem());
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] mutated = mutated(sample, random);
      try {
        Report report =
            reader.read(new ByteArrayInputStream(mutated), null, null, 1 << 20).report();
        assertThat(CanonicalJson.text(report)).doesNotContain("\\u0000");
        assertThat(report.metrics()).hasSizeLessThanOrEqualTo(Limits.METRICS);
        assertThat(report.notes()).hasSizeLessThanOrEqualTo(Limits.NOTES);
      } catch (UnreadableReport e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
  }

  private static byte[] mutated(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = replaced(bytes, at, 0, SNIPPETS[random.nextInt(SNIPPETS.length)]);
        case 2 ->
            bytes =
                replaced(
                    bytes,
                    at,
                    Math.min(random.nextInt(12), bytes.length - at),
                    SNIPPETS[random.nextInt(SNIPPETS.length)]);
        case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default ->
            bytes = replaced(bytes, at, Math.min(random.nextInt(40), bytes.length - at), " ");
      }
    }
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, int at, int length, String by) {
    byte[] middle = by.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] result = new byte[bytes.length - length + middle.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(middle, 0, result, at, middle.length);
    System.arraycopy(bytes, at + length, result, at + middle.length, bytes.length - at - length);
    return result;
  }
}
