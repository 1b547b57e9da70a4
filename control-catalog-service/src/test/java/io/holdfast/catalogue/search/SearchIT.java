// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.holdfast.catalogue.browse.CatalogueClient;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SearchIT {

  @Test
  void findsWordsInWhateverForm() {
    CatalogueClient.get("/search?q=sign models&limit=5")
        .statusCode(200)
        .body("items[0].id", equalTo("SC-22"))
        .body("items[0].kind", equalTo("CONTROL"))
        .body("items[0].edition", equalTo("2026.11.1"));
    CatalogueClient.get("/search?q=poisoned&limit=500")
        .body("items.kind", hasItems("THREAT", "REQUIREMENT"))
        .body("items.id", hasItem("TF-02"));
  }

  @Test
  void findsAnIdAndAPhrase() {
    CatalogueClient.get("/search?q=sc-22").body("items[0].id", equalTo("SC-22"));
    CatalogueClient.get("/search?q=\"substantial modification\"")
        .body("items.id", hasItems("AIA-Art.25", "OC-07"))
        .body("items.find { it.id == 'AIA-Art.25' }.excerpt", containsString("modification"));
    CatalogueClient.get("/search?q=xylophone").statusCode(200).body("items", empty());
  }

  @Test
  void findsWhatRefersToAnIdOfOthers() {
    CatalogueClient.get("/search?q=aml.t0020&limit=500")
        .statusCode(200)
        .body("items.id", hasItems("TF-02", "TF-03"))
        .body("items.id", not(hasItem("TF-01")));
    CatalogueClient.get("/search?q=AML.M0013&kind=CONTROL").body("items.id", hasItem("SC-22"));
  }

  @Test
  void isNarrowedByWhatItemsAre() {
    CatalogueClient.get("/search?q=model&kind=CONTROL&level=MODEL&maturity=M3&limit=500")
        .body("items.kind", everyItem(equalTo("CONTROL")))
        .body("items.id", hasItem("MC-16"))
        .body("items.id", not(hasItem("SC-22")));
    CatalogueClient.get("/search?q=access&framework=ISO27001_ANNEX_A")
        .body("items.kind", everyItem(equalTo("REQUIREMENT")))
        .body("items.id", hasItem("A.5.15"));
    CatalogueClient.get("/search?q=monitoring&componentKind=LOG_STORE")
        .body("items.id", hasItem("TF-20"))
        .body("items.kind", everyItem(equalTo("THREAT")));
    CatalogueClient.get("/search?q=scores&access=INFER_SCORES").body("items.id", hasItem("SC-07"));
  }

  @Test
  void isReadPartByPartWithoutGapsOrRepeats() {
    List<String> whole = ids(CatalogueClient.get("/search?q=model&limit=500"));
    List<String> parts = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath part =
          CatalogueClient.get(
                  "/search?q=model&limit=7" + (cursor == null ? "" : "&cursor=" + cursor))
              .statusCode(200)
              .extract()
              .jsonPath();
      parts.addAll(part.getList("items.id"));
      cursor = part.getString("next");
    } while (cursor != null);

    assertThat(parts).hasSizeGreaterThan(7).isEqualTo(whole);
  }

  private static List<String> ids(io.restassured.response.ValidatableResponse response) {
    return response.extract().jsonPath().getList("items.id");
  }

  @ParameterizedTest
  @CsvSource({
    "/search,?q",
    "/search?q=,?q",
    "/search?q=a&kind=DOG,?kind",
    "/search?q=a&level=HIGH,?level",
    "/search?q=a&framework=NONE,?framework",
    "/search?q=a&limit=0,?limit",
    "/search?q=a&cursor=bad,?cursor",
    "/search?q=a&edition=1999.1.0,?edition",
  })
  void refusesWithThePlace(String path, String pointer) {
    CatalogueClient.get(path).statusCode(400).body("errors.pointer", hasItem(pointer));
  }

  @Test
  void refusesWhatIsTooLongAndStandsWhateverIsTyped() {
    CatalogueClient.get("/search?q=" + "a".repeat(201)).statusCode(400);
    for (String odd : List.of("'; drop table edition --", "\"", "( & | !", "-", "%00", "a\\")) {
      CatalogueClient.reader()
          .queryParam("q", odd)
          .get("/api/v1/catalogue/search")
          .then()
          .statusCode(200);
    }
  }
}
