// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EditionVersionTest {

  @Test
  void ordersByNumberNotByText() {
    assertThat(EditionVersion.of("2026.11.0")).isGreaterThan(EditionVersion.of("2026.9.3"));
    assertThat(EditionVersion.of("2027.1.0")).isGreaterThan(EditionVersion.of("2026.11.10"));
    assertThat(EditionVersion.of("2026.11.10")).isGreaterThan(EditionVersion.of("2026.11.9"));
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThatThrownBy(() -> EditionVersion.of("2026.11"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no edition version: 2026.11");
  }
}
