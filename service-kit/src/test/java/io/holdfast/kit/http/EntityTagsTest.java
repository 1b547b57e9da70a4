// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "\"b\", \"a\"", "W/\"a\"", "*"})
  void ifNoneMatchComparesWeakly(String header) {
    assertThat(EntityTags.matches(header, "a")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\"b\"", "\"ab\"", ""})
  void otherTagsDoNotMatch(String header) {
    assertThat(EntityTags.matches(header, "a")).isFalse();
  }

  @Test
  void absentConditionsHold() {
    assertThat(EntityTags.matches(null, "a")).isFalse();
    assertThatCode(() -> EntityTags.require(null, "a")).doesNotThrowAnyException();
    assertThatCode(() -> EntityTags.require(null, null)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "\"b\",\"a\"", "*"})
  void ifMatchHoldsForTheCurrentTag(String header) {
    assertThatCode(() -> EntityTags.require(header, "a")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "W/\"a\"", "a"})
  void ifMatchFailsForAnotherTagAndForWeakOnes(String header) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> EntityTags.require(header, "a"))
        .satisfies(
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.PRECONDITION_FAILED));
  }

  @Test
  void ifMatchFailsWhereNothingIs() {
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> EntityTags.require("*", null));
  }
}
