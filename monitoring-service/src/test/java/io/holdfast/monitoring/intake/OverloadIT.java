// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.Connected;
import io.holdfast.monitoring.Posted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** One delivery at a time is stored, and the store does not get on with it. */
@QuarkusTest
@TestProfile(OverloadIT.OneAtATime.class)
@WithTestResource(Infrastructure.class)
class OverloadIT {

  /** An intake that is full at once. */
  public static final class OneAtATime implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("holdfast.intake.concurrent", "1", "holdfast.intake.patience", "100ms");
    }
  }

  @Inject Jdbi jdbi;

  private final String alias = "pkg:mlflow/" + Posted.unique("overload");

  private static ValidatableResponse deliver(Connected connected, Map<String, Object> event) {
    return connected.deliver(
        Map.of("Content-Type", Posted.STRUCTURED, "Authorization", "Bearer " + Connected.SECRET),
        Json.text(event));
  }

  @Test
  void whoFindsNoTurnIsAskedBackAndWhatWasTakenIsThere() throws Exception {
    Connected connected = Connected.of("cloudevents", Map.of("proof", "TOKEN"));
    Map<String, Object> first = Posted.trained(alias, "1");
    Map<String, Object> second = Posted.trained(alias, "2");
    Map<String, Object> third = Posted.trained(alias, "3");
    Future<ValidatableResponse> taken;
    try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
      taken =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    jdbi.useHandle(
                        handle ->
                            handle.execute("lock table event_identity in access exclusive mode"));
                    Future<ValidatableResponse> held =
                        sender.submit(() -> deliver(connected, first));
                    awaitHeld();

                    askedBack(deliver(connected, second));
                    askedBack(Posted.post(Tokens.pipeline(Posted.TEAM), third));
                    return held;
                  });
    }

    String id = taken.get().statusCode(202).extract().path("id");
    assertThat(kept(connected)).containsExactly(id);
    assertThat(connected.get().getString("refusals[0].reason")).isEqualTo("unavailable");
    deliver(connected, second).statusCode(202).body("duplicate", equalTo(false));
    Posted.post(Tokens.pipeline(Posted.TEAM), third)
        .statusCode(202)
        .body("duplicate", equalTo(false));
    assertThat(kept(connected)).hasSize(2);
  }

  private static void askedBack(ValidatableResponse answer) {
    answer
        .statusCode(503)
        .header("Retry-After", equalTo("2"))
        .contentType("application/problem+json")
        .body("type", endsWith("/unavailable"));
  }

  /** Waits until a delivery has its turn and waits for the table. */
  private void awaitHeld() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInSameThread()
        .until(
            () ->
                jdbi.withHandle(
                        handle ->
                            handle
                                .createQuery(
                                    """
                                    select count(*) from pg_locks
                                    where relation = 'event_identity'::regclass and not granted
                                    """)
                                .mapTo(Integer.class)
                                .one())
                    > 0);
  }

  private static List<String> kept(Connected connected) {
    return Posted.as(Connected.OPERATOR)
        .get(Posted.PATH + "?connection=" + connected.get().getString("key"))
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }
}
