// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFixtures;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.check.CheckedDocument;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.catalogue.oscal.profile.OscalSources;
import io.holdfast.catalogue.oscal.profile.ProfileResolver;
import io.holdfast.catalogue.tailoring.Profiles;
import io.holdfast.catalogue.tailoring.TailorEdition;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  @Test
  void writesATailoredEditionAsAProfileThatResolvesToIt() {
    EditionContent made =
        Objects.requireNonNull(
                TailorEdition.apply(
                        Profiles.example(),
                        exported.edition().content(),
                        "sha256:base",
                        "2026.11.1+org.1")
                    .files())
            .content();
    ExportedEdition tailored =
        new ExportedEdition(new OpenEdition(made), Instant.parse("2026-11-20T08:00:00Z"));
    ObjectNode document =
        ProfileExport.of(tailored, exported, Objects.requireNonNull(made.edition().tailoring()));
    JsonNode profile = valid(document);

    assertThat(profile.at("/imports/0/exclude-controls/0/with-ids/0").asText()).isEqualTo("MC-04");
    assertThat(profile.path("modify").findValuesAsText("param-id"))
        .containsExactly("EV-07_max-age", "tolerance.NOT_HIGH_RISK");
    JsonNode resolved =
        ProfileResolver.resolve(
                new OscalSources.Source("profile", new OscalDocument(OscalKind.PROFILE, document)),
                (referrer, href) -> Optional.of(source(href, tailored)))
            .content();
    assertThat(OscalReader.read(Json.bytes(Map.of("catalog", resolved))).notes()).isEmpty();
    Set<String> expected = new TreeSet<>(tailored.edition().controls().keySet());
    expected.addAll(tailored.edition().requirements().keySet());
    // an excluded requirement stays in the edition, out of scope, for the Statement of
    // Applicability
    assertThat(expected).contains("A.7.6");
    expected.remove("A.7.6");
    assertThat(controls(resolved)).isEqualTo(expected);
    assertThat(resolved.path("params"))
        .anyMatch(
            parameter ->
                parameter.path("id").asText().equals("EV-07_max-age")
                    && parameter.at("/values/0").asText().equals("14"));
    assertThat(resolved.at("/metadata/props").findValuesAsText("name"))
        .contains("excluded")
        .doesNotContain("not-applied");
  }

  private OscalSources.Source source(String href, ExportedEdition tailored) {
    ObjectNode catalog =
        href.equals("#" + tailored.catalog(null))
            ? CatalogExport.controls(tailored)
            : exported.frameworks().stream()
                .filter(framework -> href.equals("#" + exported.catalog(framework.id())))
                .map(framework -> CatalogExport.framework(exported, framework))
                .findFirst()
                .orElseGet(() -> CatalogExport.controls(exported));
    return new OscalSources.Source(href, new OscalDocument(OscalKind.CATALOG, catalog));
  }

  private static Set<String> controls(JsonNode owner) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode control : owner.path("controls")) {
      ids.add(control.path("id").asText());
      ids.addAll(controls(control));
    }
    owner.path("groups").forEach(group -> ids.addAll(controls(group)));
    return ids;
  }
}
