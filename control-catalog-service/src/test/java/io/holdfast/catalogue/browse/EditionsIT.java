// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.edition.PublishEdition;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EditionsIT {

  @Inject PublishEdition publish;

  @Test
  void goesThroughEditionsPartByPart() {
    publish.publish(EditionFixtures.ofVersion("2026.7.0"));
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      ExtractableResponse<Response> part =
          CatalogueClient.get("/editions?limit=1&cursor=" + cursor).statusCode(200).extract();
      seen.addAll(part.path("items.version"));
      cursor = part.path("next");
    }

    assertThat(seen).doesNotHaveDuplicates().contains("2026.7.0", "2026.11.1");
  }

  @Test
  void readsAnEditionThatIsNotInForce() {
    publish.publish(EditionFixtures.ofVersion("2026.7.0"));

    CatalogueClient.get("/editions/2026.7.0").statusCode(200).body("active", equalTo(false));
    CatalogueClient.get("/threats?edition=2026.7.0")
        .statusCode(200)
        .body("items.edition", everyItem(equalTo("2026.7.0")));
  }

  @Test
  void listsEditions() {
    CatalogueClient.get("/editions")
        .statusCode(200)
        .body("items.version", hasItem("2026.11.1"))
        .body("items.find { it.version == '2026.11.1' }.active", equalTo(true))
        .body("items.find { it.version == '2026.11.1' }.digest", startsWith("sha256:"));
  }

  @Test
  void showsTheEditionInForce() {
    CatalogueClient.get("/editions/current")
        .statusCode(200)
        .body("version", equalTo("2026.11.1"))
        .body("active", equalTo(true))
        .body("counts.threats", equalTo(20))
        .body("counts.requirements", equalTo(160))
        .body("sources.id", hasItems("MITRE_ATLAS", "ISO_IEC_27001"))
        .body("frameworks.find { it.id == 'AI_ACT_ART_15' }.systemVerdict", equalTo(true))
        .body("frameworks.find { it.id == 'ISO27001_CLAUSES' }.systemVerdict", equalTo(false))
        .body("applicationDates.class", hasItem("HIGH_RISK_ANNEX_III"));
  }

  @Test
  void showsAnEditionByItsVersion() {
    String current = CatalogueClient.get("/editions/current").extract().path("digest");

    CatalogueClient.get("/editions/2026.11.1").statusCode(200).body("digest", equalTo(current));
    CatalogueClient.get("/controls/SC-01?edition=2026.11.1")
        .statusCode(200)
        .body("edition", equalTo("2026.11.1"));
  }

  @Test
  void tellsWhatAnEditionChanged() {
    publish.publish(EditionFixtures.ofVersion("2026.7.0"));

    CatalogueClient.get("/editions/2026.11.1/changes")
        .statusCode(200)
        .body("from", equalTo("2026.7.0"))
        .body("to", equalTo("2026.11.1"))
        .body("affectsAssessments", equalTo(false))
        .body("items.fields[0].pointer", hasItem("/version"));
    CatalogueClient.get("/editions/2026.11.1/changes?from=2026.11.1").body("items", empty());
    CatalogueClient.get("/editions/2026.11.1/changes?from=1999.1.0")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?from"));
    CatalogueClient.get("/editions/2026.7.0/changes").statusCode(400);
    CatalogueClient.get("/editions/1999.1.0/changes").statusCode(404);
  }
}
