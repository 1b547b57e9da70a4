// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Generated;
import io.holdfast.assessment.engine.Property;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

  @Property(tries = 30, largest = 40)
  void isCanonicalAndReadsBackAsTheSame(long seed, int size) {
    Assessment result = Assessor.assess(new Generated(seed, size).input());
    String text = text(result);

    assertThat(text).isEqualTo(canonical(text));
    assertThat(ResultJson.read(text)).isEqualTo(result);
  }

  @Test
  void writesOddTextAsRfc8785Does() {
    StringBuilder odd = new StringBuilder("\"\\/\u007f\u0080\u2028\u00e9\ud83d\ude00<>&'");
    odd.append("a").append("\ud83d\ude00".repeat(5_000));
    for (char control = 0; control < ' '; control++) {
      odd.append(control);
    }
    Assessment result = Assessor.assess(new Generated(1, 3).input());
    String text = text(result).replace("\"c0\"", Json.text(odd.toString()));
    String again = text(ResultJson.read(text));

    assertThat(again).isEqualTo(canonical(text)).contains("\\u001f").contains("\\n");
  }

  private static String canonical(String text) {
    return CanonicalJson.text(Json.readTree(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsStoredIsTheSameResultAndMuchSmaller() {
    Assessment result = Assessor.assess(new Generated(7, 20).input());
    byte[] json = ResultJson.bytes(result);

    byte[] packed = ResultJson.packed(json);

    assertThat(ResultJson.unpacked(packed)).isEqualTo(result);
    assertThat(packed.length).isLessThan(json.length / 4);
  }

  private static String text(Assessment result) {
    return new String(ResultJson.bytes(result), StandardCharsets.UTF_8);
  }
}
