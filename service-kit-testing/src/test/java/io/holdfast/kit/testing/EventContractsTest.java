// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import org.junit.jupiter.api.Test;

class EventContractsTest {

  @Test
  void everyTypeHasASoundSchemaAndAnExampleThatValidates() {
    EventContracts.checkExamples();
  }

  @Test
  void releasedTypesKeepTheirMeaning() {
    EventContracts.checkCompatible();
  }
}
