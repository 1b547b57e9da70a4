// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessIT {

  private static final List<String> PATHS =
      List.of(
          "/threats",
          "/threats/TF-01",
          "/controls",
          "/controls/SC-01",
          "/requirements",
          "/requirements/CRA-I.1",
          "/evidence-kinds",
          "/evidence-kinds/EV-01",
          "/mappings",
          "/editions",
          "/editions/current",
          "/editions/2026.11.0");

  static Stream<String> paths() {
    return PATHS.stream().map(path -> "/api/v1/catalogue" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline@tax",
        "inventory-editor@tax",
        "assessor@tax",
        "approver@tax",
        "catalog-admin@*",
        "governance-reader@*",
        "operator@*"
      })
  void everyRoleReads(String grant) {
    paths()
        .forEach(path -> given().auth().oauth2(Tokens.of(grant)).get(path).then().statusCode(200));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nobodyReadsWithoutAToken(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .body("type", equalTo("https://holdfast.example/problems/unauthenticated"));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nobodyReadsWithoutARole(String path) {
    given().auth().oauth2(Tokens.of("janitor@tax")).get(path).then().statusCode(403);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void badTokensAreRefused(String path) {
    String role = "assessor@tax";
    Stream.of(
            Tokens.wronglySigned(role),
            Tokens.expired(role),
            Tokens.forAnotherAudience(role),
            Tokens.byAnotherIssuer(role))
        .forEach(token -> given().auth().oauth2(token).get(path).then().statusCode(401));
  }
}
