// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.monitoring.connection.ActivityStore.Activity;
import io.holdfast.monitoring.connection.ReadConnections.Health;
import io.holdfast.monitoring.ledger.NotClosed;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
  private static final Connection CONNECTION =
      new Connection(
          UUID.randomUUID(),
          new ConnectionDocument("mlflow", "MLflow", "tax", "mlflow", null, null, null, null, null),
          "sha256:0",
          Connection.Origin.API,
          Connection.State.ACTIVE,
          NOW.minus(Duration.ofDays(30)),
          NOW.minus(Duration.ofDays(30)));

  private static Activity came(@Nullable Duration takenBefore, long refusedInARow) {
    Instant taken = takenBefore == null ? null : NOW.minus(takenBefore);
    String reason = refusedInARow == 0 ? null : "unauthenticated";
    return new Activity(
        taken, null, NOW, null, 9, 0, 0, 0, refusedInARow, null, 9, 9, refusedInARow, reason);
  }

  private static Health health(Activity came) {
    return Health.of(CONNECTION, came, NOW.minus(Duration.ofDays(30)), NOW);
  }

  private static @Nullable String nextStep(Activity came) {
    return new NextStep(CONNECTION, came, new NotClosed.Counts(0, 0, 3, 0)).of(health(came), false);
  }

  @Test
  void aStrangersKnockLeavesAConnectionThatTakesDeliveriesConnected() {
    Activity came = came(Duration.ofMinutes(60), 1);

    assertThat(health(came)).isEqualTo(Health.CONNECTED);
    assertThat(nextStep(came))
        .isEqualTo(
            "1 refused since 2026-11-29T08:00:00Z, the latest as unauthenticated: refusals of"
                + " GET /api/v1/connections/mlflow say whether they were the sender's");
  }

  @Test
  void oneThatTookNothingForAnHourRefuses() {
    Activity came = came(Duration.ofMinutes(61), 7);

    assertThat(health(came)).isEqualTo(Health.REFUSING);
    assertThat(nextStep(came)).startsWith("7 refused since 2026-11-29T07:59:00Z,");
    assertThat(health(came(null, 1))).isEqualTo(Health.REFUSING);
    assertThat(nextStep(came(null, 1))).startsWith("1 refused since the beginning,");
  }

  @Test
  void whatWasRefusedBeforeTheLastGoodOneIsForgotten() {
    Activity came = came(Duration.ofMinutes(61), 0);

    assertThat(health(came)).isEqualTo(Health.CONNECTED);
    assertThat(nextStep(came)).startsWith("3 unmatched: ");
  }

  @Test
  void oneThatTookNothingSinceItHasANewSecretRefusesAtOnce() {
    Activity refused = came(Duration.ofMinutes(5), 2);
    Instant rotated = NOW.minus(Duration.ofMinutes(3));

    assertThat(Health.of(CONNECTION, refused, rotated, NOW)).isEqualTo(Health.REFUSING);
    assertThat(Health.of(CONNECTION, came(Duration.ofMinutes(2), 1), rotated, NOW))
        .describedAs("the sender has the new secret, the refused one is somebody else")
        .isEqualTo(Health.CONNECTED);
    assertThat(Health.of(CONNECTION, refused, NOW.plusSeconds(1), NOW))
        .describedAs("refused before there was a new secret")
        .isEqualTo(Health.CONNECTED);
  }
}
