// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void ordersByCodePointAndNotByCodeUnit() {
    String last = new String(Character.toChars(0x1F600));

    assertThat(List.of("b", last, "", "\uFF5E", "ab", "a").stream().sorted(CodePoints.ORDER))
        .containsExactly("", "a", "ab", "b", "\uFF5E", last);
  }
}
