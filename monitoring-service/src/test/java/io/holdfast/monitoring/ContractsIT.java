// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ContractsIT {

  @Test
  void answersAsItsExportedApiSays() {
    OpenApiContract.check("monitoring-service");
  }
}
