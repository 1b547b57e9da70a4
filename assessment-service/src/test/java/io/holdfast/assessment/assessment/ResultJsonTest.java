// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Generated;
import io.holdfast.assessment.engine.Property;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    byte[] json = WrittenResult.of(result).json();

    byte[] packed = ResultJson.packed(json);

    assertThat(ResultJson.unpacked(packed)).isEqualTo(result);
    assertThat(packed.length).isLessThan(json.length / 4);
  }

  @Property(tries = 40, largest = 30)
  void theResultBeforeIsReadAsItWas(long seed, int size) throws IOException {
    Generated generated = new Generated(seed, size);
    Assessment before = Assessor.assess(generated.input());
    byte[] json = WrittenResult.of(before).json();
    Assessment other = Assessor.assess(new Generated(seed + 1, size).input());

    for (Assessment after : List.of(before, other, halfOf(before), mixed(before, other))) {
      WrittenResult written = WrittenResult.of(after);
      Assessment read = ResultBefore.read(json.clone(), written);

      assertThat(read).isEqualTo(before);
      assertThat(WrittenResult.of(read).json()).isEqualTo(json);
      Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
      known.addAll(after.scenarios());
      known.addAll(after.requirements());
      assertThat(Stream.concat(read.scenarios().stream(), read.requirements().stream()))
          .filteredOn(
              part -> after.scenarios().contains(part) || after.requirements().contains(part))
          .allMatch(known::contains);
    }
  }

  private static Assessment halfOf(Assessment result) {
    return result.with(everySecond(result.scenarios()), everySecond(result.requirements()));
  }

  private static <T> List<T> everySecond(List<T> list) {
    return IntStream.range(0, list.size()).filter(i -> i % 2 == 1).mapToObj(list::get).toList();
  }

  /** Scenarios of one, requirements of the other. */
  private static Assessment mixed(Assessment one, Assessment other) {
    return one.with(one.scenarios(), other.requirements());
  }

  private static String text(Assessment result) {
    return new String(WrittenResult.of(result).json(), StandardCharsets.UTF_8);
  }
}
