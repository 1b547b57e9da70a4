// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import static io.holdfast.assessment.engine.result.IdentityStrength.MEDIUM;
import static io.holdfast.assessment.engine.result.IdentityStrength.STRONG;
import static io.holdfast.assessment.engine.result.IdentityStrength.weakest;
import static io.holdfast.assessment.engine.result.RequirementStatus.MET;
import static io.holdfast.assessment.engine.result.RequirementStatus.MET_BY_COMPENSATION;
import static io.holdfast.assessment.engine.result.RequirementStatus.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The worse of two results, and the weaker of two identities. */
class OrderTest {

  @Test
  void aStatusIsNotWorseThanItself() {
    assertThat(NOT_MET.isWorseThan(MET)).isTrue();
    assertThat(MET.isWorseThan(MET)).isFalse();
    assertThat(MET.isWorseThan(NOT_MET)).isFalse();
  }

  @Test
  void compensationIsMetToo() {
    assertThat(MET.isMet()).isTrue();
    assertThat(MET_BY_COMPENSATION.isMet()).isTrue();
    assertThat(NOT_MET.isMet()).isFalse();
  }

  @Test
  void whatRestsOnNoIdentityWeakensNone() {
    assertThat(weakest(STRONG, MEDIUM)).isEqualTo(MEDIUM);
    assertThat(weakest(MEDIUM, STRONG)).isEqualTo(MEDIUM);
    assertThat(weakest(null, STRONG)).isEqualTo(STRONG);
    assertThat(weakest(STRONG, null)).isEqualTo(STRONG);
    assertThat(weakest(null, null)).isNull();
  }
}
