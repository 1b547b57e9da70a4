// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing.breaches.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;

/** An engine class that knows JSON and the clock. */
class Rule {
  Instant apply(JsonNode input, Clock clock) {
    return input.isEmpty() ? clock.instant() : Instant.EPOCH;
  }
}
