// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "plain|plain",
        "Euro%20%E2%82%AC|Euro €",
        "50%25|50%",
        "100%|100%",
        "100% sure|100% sure",
        "%zz|%zz",
        "%E2%82|'â\u0082'",
        "%4|%4",
        "\"quoted \\\"value\\\"\"|quoted \"value\"",
        "\"|\"",
        "%2541|%41",
      })
  void decodesWhatIsValidAndLeavesTheRest(String written, String meant) {
    assertThat(HeaderValues.decode(written)).isEqualTo(meant);
  }

  @Test
  void readsRawUtf8AsTheServerSeesIt() {
    String seen =
        new String("modèle".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(HeaderValues.decode(seen)).isEqualTo("modèle");
  }

  @Test
  void readsRawLatin1() {
    assertThat(HeaderValues.decode("mod\u00e8le \"credit\" 100%"))
        .isEqualTo("modèle \"credit\" 100%");
  }
}
