// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.holdfast.catalogue.browse.CatalogueClient;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OscalExportIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog",
        "catalog?framework=AI_ACT_ART_15",
        "catalog?framework=CRA_ANNEX_I",
        "catalog?framework=ISO27001_ANNEX_A",
        "catalog?framework=ISO27001_CLAUSES",
        "mapping-collection",
        "component-definition",
      })
  void exportsWhatTheOfficialSchemasAccept(String path) {
    byte[] first = CatalogueClient.get("/oscal/" + path).statusCode(200).extract().asByteArray();
    byte[] second = CatalogueClient.get("/oscal/" + path).statusCode(200).extract().asByteArray();

    assertThat(OscalReader.read(first).notes()).isEmpty();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void answersWithAnEntityTag() {
    String tag =
        CatalogueClient.get("/oscal/catalog?edition=2026.11.1")
            .statusCode(200)
            .body("catalog.metadata.version", equalTo("2026.11.1"))
            .extract()
            .header("ETag");

    CatalogueClient.reader()
        .header("If-None-Match", tag)
        .get("/api/v1/catalogue/oscal/catalog")
        .then()
        .statusCode(304);
  }

  @Test
  void hasNoProfileOfAnEditionThatNobodyTailored() {
    CatalogueClient.get("/oscal/profile?edition=2026.11.1").statusCode(404);
  }

  @Test
  void refusesWhatTheEditionDoesNotKnow() {
    CatalogueClient.get("/oscal/catalog?framework=HEARSAY")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?framework"));
    CatalogueClient.get("/oscal/mapping-collection?edition=1999.1.0")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?edition"));
  }
}
