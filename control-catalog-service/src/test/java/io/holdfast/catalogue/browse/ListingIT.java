// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ListingIT {

  private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

  private static ValidatableResponse csv(String path) {
    return CatalogueClient.reader()
        .accept("text/csv")
        .urlEncodingEnabled(false)
        .get(path.startsWith("http") ? path : "/api/v1/catalogue" + path)
        .then();
  }

  @ParameterizedTest
  @CsvSource({
    "/threats,'edition,id,name,summary',20",
    "/controls,'edition,id,name,level',80",
    "/requirements,'edition,id,framework,locator',160",
    "/evidence-kinds,'edition,id,name,boundTo',20",
    "/context,'edition,id,locator,title',97",
    "/mappings?kind=EXTERNAL_TO_REQUIREMENT,'edition,id,kind,source',500",
    "/search?q=model,'edition,kind,id,title',",
  })
  void everyListIsATableToo(String path, String columns, Integer count) {
    String text =
        csv(path + (path.contains("?") ? "&" : "?") + "limit=500")
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("Vary", containsString("Accept"))
            .body(startsWith(columns))
            .extract()
            .asString();

    if (count != null) {
      assertThat(text.split("\r\n")).hasSize(count + 1);
    }
  }

  @Test
  void aTableShowsEveryColumnOfSomeItem() {
    for (String list :
        List.of("/threats", "/controls", "/requirements", "/evidence-kinds", "/context")) {
      List<List<String>> rows =
          csv(list + "?limit=500").extract().asString().lines().map(ListingIT::cells).toList();

      for (int i = 0; i < rows.getFirst().size(); i++) {
        int column = i;
        assertThat(rows.stream().skip(1).map(row -> row.get(column)))
            .as(list + " " + rows.getFirst().get(column))
            .anyMatch(cell -> !cell.isEmpty());
      }
    }
  }

  /** Cells of a row without line breaks. */
  private static List<String> cells(String row) {
    return Arrays.stream(row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).toList();
  }

  @Test
  void aListIsReadPartByPartThroughItsLinks() {
    List<String> ids = new ArrayList<>();
    String next = "/controls?level=MODEL&limit=7";
    int parts = 0;
    while (next != null) {
      ExtractableResponse<Response> part = csv(next).statusCode(200).extract();
      part.asString().lines().skip(1).map(row -> cells(row).get(1)).forEach(ids::add);
      Matcher link = NEXT.matcher(String.valueOf(part.header("Link")));
      next = link.matches() ? link.group(1) : null;
      parts++;
    }

    assertThat(parts).isEqualTo(3);
    assertThat(ids).hasSize(19).doesNotHaveDuplicates().startsWith("MC-01").endsWith("MC-19");
  }

  @Test
  void theStatementOfApplicabilityIsATableOfBothItsLists() {
    int own =
        CatalogueClient.get("/statement-of-applicability").extract().path("ownControls.size()");
    List<String> rows =
        csv("/statement-of-applicability")
            .statusCode(200)
            .contentType(startsWith("text/csv"))
            .header("ETag", endsWith(";csv\""))
            .header("Link", nullValue())
            .extract()
            .asString()
            .lines()
            .toList();

    assertThat(rows.getFirst())
        .isEqualTo(
            "edition,kind,id,title,level,included,justification,reasons,threats,requirements");
    assertThat(rows).filteredOn(row -> cells(row).get(1).equals("ANNEX_A")).hasSize(93);
    assertThat(rows).filteredOn(row -> cells(row).get(1).equals("OWN_CONTROL")).hasSize(own);
    assertThat(own).isPositive();
    assertThat(rows.stream().skip(1).map(ListingIT::cells))
        .filteredOn(cells -> cells.get(5).equals("true") && cells.get(1).equals("ANNEX_A"))
        .allMatch(cells -> !cells.get(7).isEmpty());
  }

  @Test
  void jsonLinksToItsNextPartAsWell() {
    CatalogueClient.get("/controls?limit=2").header("Link", endsWith("; rel=\"next\""));
    CatalogueClient.get("/controls?limit=500").header("Link", nullValue());
  }

  @Test
  void eachRepresentationHasATagOfItsOwn() {
    String csvTag = csv("/threats").extract().header("ETag");
    String jsonTag = CatalogueClient.get("/threats").extract().header("ETag");

    assertThat(csvTag).isNotEqualTo(jsonTag);
    tagged("text/csv", csvTag).statusCode(304).header("ETag", equalTo(csvTag));
    tagged("text/csv", jsonTag).statusCode(200).header("ETag", equalTo(csvTag));
    tagged("application/json", csvTag).statusCode(200).header("ETag", equalTo(jsonTag));
    tagged("application/json", csvTag + ", " + jsonTag).statusCode(304);
  }

  private static ValidatableResponse tagged(String accept, String tag) {
    return CatalogueClient.reader()
        .accept(accept)
        .header("If-None-Match", tag)
        .get("/api/v1/catalogue/threats")
        .then();
  }

  @Test
  void whoTakesBothGetsWhatTheyPreferAndElseJson() {
    accepting("*/*").contentType(startsWith("application/json"));
    accepting("text/csv;q=0.5, application/json").contentType(startsWith("application/json"));
    accepting("application/json;q=0.5, text/csv").contentType(startsWith("text/csv"));
    accepting("text/plain").statusCode(406);
  }

  private static ValidatableResponse accepting(String accept) {
    return CatalogueClient.reader()
        .header("Accept", accept)
        .get("/api/v1/catalogue/threats")
        .then();
  }

  @Test
  void refusalsStayProblems() {
    csv("/controls?level=HIGH")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].pointer", equalTo("?level"));
  }

  @Test
  void anEmptyListHasItsHeader() {
    csv("/search?q=xylophone")
        .statusCode(200)
        .body(equalTo("edition,kind,id,title,excerpt\r\n"))
        .header("Link", emptyOrNullString());
  }
}
