// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalFixtures;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileResolverTest {

  private static final UUID CATALOG = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");

  private final Map<String, OscalSources.Source> known = new HashMap<>();

  ProfileResolverTest() {
    know("#catalog", OscalFixtures.catalog(CATALOG));
  }

  private OscalSources.Source know(String href, byte[] bytes) {
    OscalSources.Source source = new OscalSources.Source(href, OscalReader.parse(bytes));
    known.put(href, source);
    return source;
  }

  private JsonNode resolve(String members) {
    return resolve(know("#profile", OscalFixtures.document("profile", members)));
  }

  private JsonNode resolve(OscalSources.Source profile) {
    OscalDocument resolved =
        ProfileResolver.resolve(profile, (referrer, href) -> Optional.ofNullable(known.get(href)));
    OscalReader.read(io.holdfast.kit.json.Json.bytes(resolved.tree()));
    return resolved.content();
  }

  private static List<String> ids(JsonNode owner) {
    List<String> ids = new ArrayList<>();
    for (JsonNode control : owner.path("controls")) {
      List<String> inner = ids(control);
      ids.add(control.path("id").asText() + (inner.isEmpty() ? "" : inner.toString()));
    }
    for (JsonNode group : owner.path("groups")) {
      ids.add(group.path("id").asText() + ids(group));
    }
    return ids;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'include-all': {} | [a[a-1[a-1.1, a-1.2], a-2], b[b-1]]",
        "'include-controls': [{'with-ids': ['a-2', 'b-1']}] | [a[a-2], b[b-1]]",
        "'include-controls': [{'with-ids': ['a-1.2']}] | [a[a-1[a-1.2]]]",
        "'include-controls': [{'with-ids': ['a-1'], 'with-child-controls': 'yes'}] | [a[a-1[a-1.1, a-1.2]]]",
        "'include-controls': [{'with-ids': ['a-1'], 'with-child-controls': 'no'}] | [a[a-1]]",
        "'include-controls': [{'matching': [{'pattern': 'a-1.*'}]}] | [a[a-1[a-1.1, a-1.2]]]",
        "'include-controls': [{'matching': [{'pattern': '?-1'}]}] | [a[a-1], b[b-1]]",
        "'include-controls': [{'matching': [{}]}] | []",
        "'include-all': {}, 'exclude-controls': [{'with-ids': ['a-1']}] | [a[a-1.1, a-1.2, a-2], b[b-1]]",
        "'include-all': {}, 'exclude-controls': [{'with-ids': ['a-1'], 'with-child-controls': 'yes'}] | [a[a-2], b[b-1]]",
        "'include-controls': [{'with-ids': ['a-2']}], 'exclude-controls': [{'matching': [{'pattern': 'a*'}]}] | []",
      })
  void includesAndExcludes(String directives, String expected) {
    JsonNode catalog =
        resolve(
            "\"imports\": [{\"href\": \"#catalog\", %s}], \"merge\": {\"as-is\": true}"
                .formatted(directives.strip().replace('\'', '"')));

    assertThat(ids(catalog)).hasToString(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'flat': {} | [a-1, a-1.1, a-1.2, a-2, b-1]",
        "'as-is': false | [a-1, a-1.1, a-1.2, a-2, b-1]",
        "'custom': {'insert-controls': [{'include-all': {}, 'order': 'descending'}]} | [b-1, a-2, a-1[a-1.2, a-1.1]]",
        "'custom': {'groups': [{'id': 'x', 'title': 'X', 'insert-controls': [{'include-controls': [{'with-ids': ['b-1', 'a-1.1']}]}]}]} | [x[a-1.1, b-1]]",
      })
  void structures(String merge, String expected) {
    JsonNode catalog =
        resolve(
            "\"imports\": [{\"href\": \"#catalog\", \"include-all\": {}}], \"merge\": {%s}"
                .formatted(merge.strip().replace('\'', '"')));

    assertThat(ids(catalog)).hasToString(expected.strip());
  }

  @Test
  void isFlatWhenNothingIsSaid() {
    JsonNode catalog = resolve("\"imports\": [{\"href\": \"#catalog\", \"include-all\": {}}]");

    assertThat(ids(catalog)).containsExactly("a-1", "a-1.1", "a-1.2", "a-2", "b-1");
  }

  @Test
  void fillsACustomGroupFromTheImportedOneOfItsName() {
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-all": {}}],
            "merge": {"custom": {"groups": [{"id": "a", "title": "Ours", "insert-controls": [
              {"include-controls": [{"with-ids": ["a-2"]}]}]}]}}
            """);

    assertThat(catalog.at("/groups/0/title").asText()).isEqualTo("Ours");
    assertThat(catalog.at("/groups/0/params/0/id").asText()).isEqualTo("a_prm");
  }

  @Test
  void usesTheFirstOfClashingControls() {
    know(
        "#other",
        OscalFixtures.document(
            "catalog",
            """
            "controls": [{"id": "a-2", "title": "Another A two", "controls": [
              {"id": "a-2.1", "title": "In it"}]}]
            """));
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-controls": [{"with-ids": ["a-2"]}]},
              {"href": "#other", "include-all": {}}],
            "merge": {"combine": {"method": "use-first"}, "as-is": true}
            """);

    assertThat(ids(catalog)).containsExactly("a[a-2[a-2.1]]");
    assertThat(catalog.at("/groups/0/controls/0/title").asText()).isEqualTo("A two");
  }

  @Test
  void keepsClashingControlsWhenToldTo() {
    OscalSources.Source profile =
        know(
            "#profile",
            OscalFixtures.document(
                "profile",
                """
                "imports": [{"href": "#catalog", "include-controls": [{"with-ids": ["a-2"]}]},
                  {"href": "#catalog", "include-controls": [{"with-ids": ["a-2"]}]}],
                "merge": {"combine": {"method": "keep"}, "flat": {}}
                """));
    OscalDocument resolved =
        ProfileResolver.resolve(profile, (referrer, href) -> Optional.ofNullable(known.get(href)));

    assertThat(ids(resolved.content())).containsExactly("a-2", "a-2");
  }

  @Test
  void setsParameters() {
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-all": {}}],
            "modify": {"set-parameters": [
              {"param-id": "a-1_prm", "label": "interval", "values": ["weekly"],
               "props": [{"name": "p", "ns": "https://example.org", "value": "v"}]},
              {"param-id": "nobody", "values": ["x"]}]}
            """);

    JsonNode parameter = catalog.at("/controls/0/params/0");
    assertThat(parameter.path("label").asText()).isEqualTo("interval");
    assertThat(parameter.at("/values/0").asText()).isEqualTo("weekly");
    assertThat(parameter.at("/props/0/value").asText()).isEqualTo("v");
    assertThat(catalog.at("/metadata/props"))
        .anyMatch(
            prop ->
                prop.path("name").asText().equals("not-applied")
                    && prop.path("value").asText().equals("set-parameter nobody"));
  }

  @Test
  void setsParametersOutsideOfControls() {
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-all": {}}], "merge": {"as-is": true},
            "modify": {"set-parameters": [{"param-id": "a_prm", "values": ["group"]},
              {"param-id": "loose", "values": ["loose"]}]}
            """);

    assertThat(catalog.at("/groups/0/params/0/values/0").asText()).isEqualTo("group");
    assertThat(catalog.at("/params/0/values/0").asText()).isEqualTo("loose");
    assertThat(catalog.at("/metadata/props").findValuesAsText("name"))
        .doesNotContain("not-applied");
  }

  @Test
  void altersControls() {
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-all": {}}],
            "modify": {"alters": [{"control-id": "a-1",
              "removes": [{"by-name": "guidance", "by-item-name": "part"}, {"by-id": "a-1_smt.a"}],
              "adds": [
                {"position": "after", "by-id": "a-1_smt.b", "parts": [{"id": "after", "name": "item"}]},
                {"position": "before", "by-id": "a-1_smt.b", "parts": [{"id": "before", "name": "item"}]},
                {"position": "ending", "by-id": "a-1_smt", "parts": [{"id": "ending", "name": "item"}]},
                {"position": "starting", "parts": [{"id": "starting", "name": "note"}], "title": "New"},
                {"props": [{"name": "priority", "ns": "https://example.org", "value": "P1"}]}]}]}
            """);

    JsonNode control = catalog.at("/controls/0");
    assertThat(control.path("title").asText()).isEqualTo("New");
    assertThat(partsOf(control)).containsExactly("starting", "a-1_smt");
    assertThat(partsOf(control.at("/parts/1")))
        .containsExactly("before", "a-1_smt.b", "after", "ending");
    assertThat(control.at("/props/0/value").asText()).isEqualTo("P1");
  }

  private static List<String> partsOf(JsonNode owner) {
    List<String> ids = new ArrayList<>();
    owner.path("parts").forEach(part -> ids.add(part.path("id").asText()));
    return ids;
  }

  @Test
  void keepsTheResourcesAndLooseParametersThatAreReferredTo() {
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#catalog", "include-controls": [{"with-ids": ["a-1"]}]}]
            """);

    assertThat(catalog.path("params").findValuesAsText("id")).containsExactly("loose");
    assertThat(catalog.at("/back-matter/resources").findValuesAsText("title"))
        .containsExactly("used");
  }

  @Test
  void resolvesProfilesOfProfiles() {
    know(
        "#base",
        OscalFixtures.document(
            "profile",
            """
            "imports": [{"href": "#catalog", "include-all": {},
              "exclude-controls": [{"with-ids": ["b-1"]}]}],
            "merge": {"as-is": true}
            """));
    JsonNode catalog =
        resolve(
            """
            "imports": [{"href": "#base", "include-all": {},
              "exclude-controls": [{"with-ids": ["a-2"]}]}], "merge": {"as-is": true}
            """);

    assertThat(ids(catalog)).containsExactly("a[a-1[a-1.1, a-1.2]]");
  }

  @Test
  void givesTheSameForTheSame() {
    OscalSources.Source profile =
        know(
            "#profile",
            OscalFixtures.document(
                "profile", "\"imports\": [{\"href\": \"#catalog\", \"include-all\": {}}]"));

    assertThat(CanonicalJson.text(resolve(profile)))
        .isEqualTo(CanonicalJson.text(resolve(profile)));
  }

  @Test
  void refusesProfilesThatImportEachOther() {
    know(
        "#one",
        OscalFixtures.document(
            "profile", "\"imports\": [{\"href\": \"#two\", \"include-all\": {}}]"));
    know(
        "#two",
        OscalFixtures.document(
            "profile", "\"imports\": [{\"href\": \"#one\", \"include-all\": {}}]"));

    assertThat(refused("#one")).isEqualTo("/profile/imports/0/href circular-import");
  }

  @Test
  void refusesProfilesThatMultiply() {
    String twice =
        "{\"href\": \"#p%1$d\", \"include-all\": {}}, {\"href\": \"#p%1$d\", \"include-all\": {}}";
    know(
        "#p0",
        OscalFixtures.document(
            "profile", "\"imports\": [{\"href\": \"#catalog\", \"include-all\": {}}]"));
    for (int i = 1; i <= 8; i++) {
      know(
          "#p" + i,
          OscalFixtures.document("profile", "\"imports\": [" + twice.formatted(i - 1) + "]"));
    }

    assertThat(refused("#p8")).endsWith("too-many-imports");
  }

  @Test
  void refusesAnImportThatNobodyKnows() {
    know(
        "#one",
        OscalFixtures.document(
            "profile", "\"imports\": [{\"href\": \"#nowhere\", \"include-all\": {}}]"));

    assertThat(refused("#one")).isEqualTo("/profile/imports/0/href import-unknown");
  }

  private String refused(String profile) {
    try {
      ProfileResolver.resolve(
          java.util.Objects.requireNonNull(known.get(profile)),
          (referrer, href) -> Optional.ofNullable(known.get(href)));
    } catch (Problem problem) {
      Violation violation = problem.violations().getFirst();
      return violation.pointer() + " " + violation.code();
    }
    throw new AssertionError("was not refused");
  }

  @Test
  void resolvesTheHighBaselineToTheOfficialCatalog() {
    OscalDocument official = OscalReader.parse(OscalFixtures.official(OscalFixtures.HIGH_RESOLVED));
    OscalSources.Source source = new OscalSources.Source("official", official);
    OscalSources.Source profile =
        new OscalSources.Source(
            "high", OscalReader.parse(OscalFixtures.official(OscalFixtures.HIGH_PROFILE)));

    JsonNode resolved =
        ProfileResolver.resolve(profile, (referrer, href) -> Optional.of(source)).content();

    assertThat(resolved.path("groups")).isEqualTo(official.content().path("groups"));
    assertThat(resolved.path("back-matter")).isEqualTo(official.content().path("back-matter"));
    assertThat(resolved.at("/metadata/title")).isEqualTo(official.content().at("/metadata/title"));
  }
}
