// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40P01", "40001", "53300", "55P03", "57P01"})
  void aDatabaseThatIsAwayOrLockedIsNotNow(String state) {
    assertThat(
            DatabaseFailures.isNotNow(new IllegalStateException(new SQLException("gone", state))))
        .isTrue();
  }

  @Test
  void anExhaustedPoolIsNotNow() {
    assertThat(DatabaseFailures.isNotNow(new SQLException("Sorry, acquisition timeout!"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22021", "42P01"})
  void aFaultOfOursIsNot(String state) {
    assertThat(DatabaseFailures.isNotNow(new SQLException("no", state))).isFalse();
    assertThat(DatabaseFailures.isNotNow(new IllegalStateException("no"))).isFalse();
  }

  @Test
  void unstorableTextIsTheClientsFault() {
    assertThat(DatabaseFailures.isBadText(new RuntimeException(new SQLException("0x00", "22021"))))
        .isTrue();
    assertThat(DatabaseFailures.isBadText(new SQLException("duplicate", "23505"))).isFalse();
  }
}
