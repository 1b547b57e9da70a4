// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*,ac-1,true",
    "ac-*,ac-1.2,true",
    "ac-?,ac-1,true",
    "ac-?,ac-10,false",
    "ac.1,ac-1,false",
    "*-1*,sc-12,true",
    "a*b*c,axbxbc,true",
    "a*b*c,axbxb,false",
    "ac-1,ac-1,true",
    "'',ac-1,false",
  })
  void matches(String pattern, String text, boolean expected) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
  }

  @Test
  void takesNoTimeForPatternsThatAreMeantTo() {
    assertThat(Glob.matches("*a".repeat(1_000) + "b", "a".repeat(2_000))).isFalse();
  }
}
