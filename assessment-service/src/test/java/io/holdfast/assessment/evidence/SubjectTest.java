// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectTest {

  private static final SystemDocument.DataRef OCTOBER =
      new SystemDocument.DataRef(null, "urn:dataset:loans", "2026-10", "md5:" + "0".repeat(32));

  @Test
  void dataThatIsNoneIsPassedOverSoThatNoRunFailsOnIt() {
    Subject kept = new Subject("model", "7", null, null, null, Arrays.asList(null, OCTOBER));

    assertThat(kept.data()).containsExactly(OCTOBER);
  }

  @Test
  void whatIsWrongIsToldByItsPlace() {
    List<Violation> wrong = new ArrayList<>();
    new Subject(" ", "7".repeat(501), "none", null, null, Arrays.asList(OCTOBER, null))
        .check("/subjects/0", wrong);

    assertThat(wrong)
        .extracting(Violation::pointer)
        .containsExactly(
            "/subjects/0/component",
            "/subjects/0/version",
            "/subjects/0/digest",
            "/subjects/0/trainedOn/1");
  }
}
