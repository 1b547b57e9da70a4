// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import io.holdfast.kit.testing.Laws;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheLaws() {
    Laws.check("io.holdfast.assessment");
  }
}
