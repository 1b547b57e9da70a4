// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static io.restassured.RestAssured.given;

import io.holdfast.kit.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Asks the catalogue as a reader would. */
public final class CatalogueClient {

  private CatalogueClient() {}

  public static RequestSpecification reader() {
    return given().auth().oauth2(Tokens.of("governance-reader@*"));
  }

  public static ValidatableResponse get(String path) {
    return reader().get("/api/v1/catalogue" + path).then();
  }
}
