// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory;

import static io.restassured.RestAssured.given;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.testing.AccessMatrix;
import io.holdfast.kit.testing.EventContracts;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.OpenApiContract;
import io.holdfast.kit.testing.Records;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ContractIT {

  private static final Set<String> EDITOR = Set.of(Roles.INVENTORY_EDITOR);

  @Test
  void answersAsItsExportedApiSays() {
    OpenApiContract.check("inventory-service");
  }

  @Test
  void publishesWhatItsContractsSay() {
    String id = register("contract");

    Records.awaitOn("holdfast.inventory.v1", id, found -> !found.isEmpty(), Duration.ofSeconds(20))
        .forEach(EventContracts::check);
  }

  @Test
  void letsNobodyDoWhatTheirRoleDoesNotAllow() {
    register("matrix");
    Map<String, String> key = Map.of("key", "matrix");
    new AccessMatrix("retail-credit", "tax")
        .row("putSystem", EDITOR)
        .path(key)
        .body(Systems.scoring())
        .row("listSystems", AccessMatrix.READERS)
        .row("getSystem", AccessMatrix.READERS)
        .object(key)
        .row("listRevisions", AccessMatrix.READERS)
        .object(key)
        .row("getRevision", AccessMatrix.READERS)
        .object(Map.of("key", "matrix", "number", "1"))
        .row("getSystemHistory", AccessMatrix.READERS)
        .object(key)
        .row("listComponentVersions", AccessMatrix.READERS)
        .object(Map.of("key", "matrix", "component", "model"))
        .row("retireSystem", EDITOR)
        .object(key)
        .body(Map.of("reason", "matrix"))
        .row("returnSystem", EDITOR)
        .object(key)
        .row("renameSystem", EDITOR)
        .object(key)
        .body(Map.of("key", "matrix", "reason", "matrix"))
        .operationsOf("inventory-service")
        .check();
  }

  private static String register(String key) {
    return given()
        .auth()
        .oauth2(Tokens.of("inventory-editor@retail-credit"))
        .contentType(ContentType.JSON)
        .body(Systems.scoring().toString())
        .put("/api/v1/systems/" + key)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
