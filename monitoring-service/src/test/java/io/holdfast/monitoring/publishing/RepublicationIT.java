// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.holdfast.monitoring.PlayedSystem;
import io.holdfast.monitoring.Posted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RepublicationIT {

  private final String alias = "pkg:mlflow/" + Posted.unique("again");
  private final PlayedSystem system = PlayedSystem.ofTeam(Posted.TEAM).registers("model", alias);

  private static String republish(Map<String, Object> request) {
    return Posted.as(Tokens.of("operator@*"))
        .contentType("application/json")
        .body(request)
        .post("/api/v1/operations/monitoring-service/republications")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private static String caseOf(Records.Published told) {
    return told.data().path("caseId").asText();
  }

  @Test
  void openCasesAreToldAgainInANewEpoch() {
    Posted.accepted(Posted.trained(alias, "1"));
    String closed = caseOf(system.told(1).getFirst());
    system.assessed(List.of(closed), "MET", "MET");
    String id = Posted.accepted(Posted.trained(alias, "2"));
    String open = caseOf(system.told(2).getLast());
    Posted.await(id, event -> "open".equals(event.getString("state")));
    Posted.as(Posted.reader())
        .get(Posted.PATH + "?state=closed&system=" + system.key())
        .then()
        .statusCode(200);
    awaitClosed();

    republish(Map.of("topic", "holdfast.lifecycle.v1"));

    List<Records.Published> told = system.told(3);
    Records.Published again = told.getLast();
    assertThat(caseOf(again)).isEqualTo(open);
    assertThat(again.data().path("reasked").asBoolean()).isTrue();
    assertThat(again.version()).isEqualTo(1);
    assertThat(Long.parseLong(again.headers().getOrDefault("ce_epoch", "0"))).isPositive();
  }

  private void awaitClosed() {
    org.awaitility.Awaitility.await()
        .until(
            () ->
                Posted.as(Posted.reader())
                    .get(Posted.PATH + "?state=closed&system=" + system.key())
                    .then()
                    .extract()
                    .<List<String>>path("items.id"),
            found -> found.size() == 1);
  }

  @Test
  void allCasesSinceAMomentAreToldAgain() {
    Instant before = Instant.now().minusSeconds(1);
    Posted.accepted(Posted.trained(alias, "1"));
    String first = caseOf(system.told(1).getFirst());
    system.assessed(List.of(first), "MET", "MET");
    awaitClosed();

    republish(Map.of("topic", "holdfast.lifecycle.v1", "since", before.toString()));

    assertThat(caseOf(system.told(2).getLast())).isEqualTo(first);
  }

  @Test
  void anOperatorHasACaseAskedAgain() {
    String id = Posted.accepted(Posted.trained(alias, "1"));
    String caseId = caseOf(system.told(1).getFirst());
    String path = Posted.PATH + "/" + id + "/cases/" + caseId + "/reask";

    Posted.as(Tokens.of("operator@" + Posted.TEAM))
        .post(path)
        .then()
        .statusCode(202)
        .body("reasked", equalTo(1));

    Records.Published again = system.told(2).getLast();
    assertThat(caseOf(again)).isEqualTo(caseId);
    assertThat(again.data().path("reasked").asBoolean()).isTrue();

    system.assessed(List.of(caseId), "MET", "MET");
    Posted.awaitState(id, "closed");
    Posted.as(Tokens.of("operator@" + Posted.TEAM)).post(path).then().statusCode(409);
  }
}
