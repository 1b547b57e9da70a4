// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.oscal.check.CheckedDocument;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportTest {

  private final ExportedEdition exported =
      new ExportedEdition(
          new OpenEdition(EditionFixtures.builtIn().content()),
          Instant.parse("2026-11-15T08:00:00.123456Z"));

  /** Writes a document, reads it as a document of others would be, schema and all. */
  private static JsonNode valid(ObjectNode document) {
    CheckedDocument checked = OscalReader.read(Json.bytes(document));
    assertThat(checked.unresolved()).isEmpty();
    assertThat(checked.notes()).isEmpty();
    return checked.document().content();
  }

  @Test
  void writesOurControlsByLevel() {
    JsonNode catalog = valid(CatalogExport.controls(exported));

    assertThat(catalog.path("groups").findValuesAsText("id"))
        .contains("model", "system", "organisation");
    assertThat(catalog.at("/metadata/last-modified").asText())
        .isEqualTo("2026-11-15T08:00:00.123Z");
    JsonNode control = catalog.at("/groups/0/controls/0");
    assertThat(control.path("id").asText()).isEqualTo("MC-01");
    assertThat(control.path("parts").findValuesAsText("name"))
        .containsExactly(
            "statement",
            "guidance",
            "question",
            "good-evidence",
            "maturity-basis",
            "proof",
            "in-place",
            "effective");
    assertThat(props(control)).contains("function PREVENT", "maturity M2", "flag RETRAIN");
    assertThat(props(control.at("/parts/5"))).contains("in-place EV-01 EV-02", "effective EV-01");
    int controls = 0;
    for (JsonNode group : catalog.path("groups")) {
      controls += group.path("controls").size();
    }
    assertThat(controls).isEqualTo(80);
  }

  @Test
  void writesMaximumAgesAsParametersThatProofsInsert() {
    JsonNode catalog = valid(CatalogExport.controls(exported));

    assertThat(catalog.path("params").findValuesAsText("id")).contains("EV-01_max-age");
    assertThat(catalog.at("/groups/0/controls/0/parts/5/prose").asText())
        .contains("{{ insert: param, EV-01_max-age }} days");
  }

  private static List<String> props(JsonNode owner) {
    List<String> props = new ArrayList<>();
    owner
        .path("props")
        .forEach(prop -> props.add(prop.path("name").asText() + " " + prop.path("value").asText()));
    return props;
  }

  @Test
  void writesTheRequirementsOfEveryFramework() {
    int requirements = 0;
    for (Framework framework : exported.frameworks()) {
      JsonNode catalog = valid(CatalogExport.framework(exported, framework));
      requirements += catalog.path("controls").size();
    }
    assertThat(requirements).isEqualTo(160);
  }

  @Test
  void givesOfIsoStandardsNothingButIdentifiersAndTitles() {
    Framework annexA =
        exported.frameworks().stream()
            .filter(framework -> framework.id().equals("ISO27001_ANNEX_A"))
            .findFirst()
            .orElseThrow();
    JsonNode catalog = valid(CatalogExport.framework(exported, annexA));

    assertThat(catalog.path("controls")).hasSize(93);
    for (JsonNode control : catalog.path("controls")) {
      assertThat(control.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("id", "class", "title", "props");
      assertThat(control.path("props")).hasSize(1);
    }
  }

  @Test
  void writesMappingsOfRequirementsAndOfControls() {
    JsonNode collection = valid(MappingExport.of(exported));

    JsonNode first = collection.at("/mappings/0");
    assertThat(first.at("/source-resource/href").asText())
        .isEqualTo("#" + exported.catalog("CRA_ANNEX_I"));
    JsonNode map = first.at("/maps/0");
    assertThat(map.path("relationship").asText()).isEqualTo("intersects-with");
    assertThat(map.path("matching-rationale").asText()).isEqualTo("functional");
    assertThat(map.at("/confidence-score/category").asText()).isEqualTo("medium");
    assertThat(map.at("/qualifiers/0/description").asText()).startsWith("ISO is about");
    assertThat(map.path("targets").findValuesAsText("id-ref")).contains("A.5.8");
    assertThat(first.at("/target-gap-summary/unmapped-controls/0/with-ids")).isNotEmpty();
    int written = 0;
    for (JsonNode mapping : collection.path("mappings")) {
      String source = mapping.at("/source-resource/href").asText();
      for (JsonNode one : mapping.path("maps")) {
        written += source.equals("#" + exported.catalog(null)) ? 0 : one.path("targets").size();
      }
    }
    assertThat(written)
        .isEqualTo(
            exported.edition().content().mappings().stream()
                .mapToInt(mapping -> mapping.targets().size())
                .sum());
  }

  @Test
  void writesEveryControlAsAComponentOfTheRequirementsItServes() {
    JsonNode definition = valid(ComponentExport.of(exported));

    assertThat(definition.path("components")).hasSize(80);
    JsonNode first = definition.at("/components/0");
    assertThat(first.path("type").asText()).isEqualTo("guidance");
    assertThat(first.path("control-implementations").findValuesAsText("control-id"))
        .containsExactlyInAnyOrder("AIA-15.5.adversarial-examples", "CRA-I.2.k");
  }

  @Test
  void writesTheSameBytesForTheSameEdition() {
    assertThat(Json.bytes(MappingExport.of(exported)))
        .isEqualTo(Json.bytes(MappingExport.of(exported)));
    assertThat(exported.catalog(null))
        .isEqualTo(UUID.fromString(CatalogExport.controls(exported).at("/catalog/uuid").asText()));
  }
}
