// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

  private static JsonNode json(String text) {
    return Json.readTree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String rows(List<String> columns, String... items) {
    return CsvText.of(columns, List.of(items).stream().map(CsvTextTest::json).toList());
  }

  @Test
  void aListOfNothingHasItsHeader() {
    assertThat(rows(List.of("id", "maturity.level"))).isEqualTo("id,maturity.level\r\n");
  }

  @Test
  void aRowShowsFieldsByTheirPathAndWhatIsNotThereAsNothing() {
    assertThat(
            rows(
                List.of("id", "maturity.level", "age", "own", "gone"),
                "{'id':'SC-01','maturity':{'level':'M4'},'age':90,'own':false,'gone':null}",
                "{'id':'SC-02'}"))
        .isEqualTo("id,maturity.level,age,own,gone\r\nSC-01,M4,90,false,\r\nSC-02,,,,\r\n");
  }

  @Test
  void quotesWhatWouldBreakARow() {
    assertThat(CsvText.of(List.of("a"), List.of(Json.tree(java.util.Map.of("a", "x, \"y\"\nz")))))
        .isEqualTo("a\r\n\"x, \"\"y\"\"\nz\"\r\n");
  }

  @Test
  void partsListsAlternativesAndReferences() {
    assertThat(
            rows(
                List.of("all", "demands", "relevance", "references"),
                "{'all':['A','B'],'demands':[['A','B'],['C']],'relevance':{'DEEP':3,'OLD':1},"
                    + "'references':[{'source':'S','edition':'1','ids':['x','y']}]}"))
        .endsWith("A; B,A | B; C,DEEP=3; OLD=1,\"S 1 x, y\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void noCellIsAFormula(String text) {
    String csv = CsvText.of(List.of("a"), List.of(Json.tree(java.util.Map.of("a", text))));

    assertThat(csv.substring(3)).containsPattern("^\"?'").contains(text);
  }
}
