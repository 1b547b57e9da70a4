// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditionPublishedContractTest {

  private final EditionFiles files = EditionFiles.builtIn("2026.11");
  private final JsonNode event =
      Json.tree(
          new AnnounceEdition.EditionPublished(
              "2026.11.1",
              CanonicalJson.digest(files.tree()),
              Instant.parse("2026-11-02T08:00:00Z"),
              EngineContent.of(files.content())));

  @Test
  void eventKeepsToItsContract() {
    EventContracts.check(AnnounceEdition.TYPE, event);
  }

  @Test
  void exampleKeepsToTheContract() {
    EventContracts.check(AnnounceEdition.TYPE, EventContracts.example(AnnounceEdition.TYPE));
  }

  @Test
  void contractRefusesAnEventWithoutDigest() {
    JsonNode spoilt = ((ObjectNode) event).without("digest");

    assertThatThrownBy(() -> EventContracts.check(AnnounceEdition.TYPE, spoilt))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("digest");
  }

  @Test
  void eventCarriesNoProse() {
    String text = event.toString();

    assertThat(List.of("rationale", "summary", "declare\"", "references", "seeAlso", "basis"))
        .noneMatch(text::contains);
    assertThat(text.length()).isLessThan(200_000);
  }

  @Test
  void eventLeavesOutDatesThatTheLawNoLongerSays() {
    assertThat(event.at("/content/applicationDates").findValuesAsText("from"))
        .containsExactlyInAnyOrder("2025-02-02", "2027-12-02", "2028-08-02", "2027-12-11");
  }

  /**
   * The digest is the one of 2026.11.0: a correction changes nothing that is computed with. Whether
   * a control is an own one is told since, for the Statement of Applicability alone.
   */
  @Test
  void correctionsOfTheEditionComputeAsItDidAtFirst() {
    ObjectNode content = event.path("content").deepCopy();
    content.path("controls").forEach(control -> ((ObjectNode) control).remove("ownControl"));

    assertThat(CanonicalJson.digest(content))
        .isEqualTo("sha256:ce7672881c217ff812ab721ef1bfeb2e67bf67a2286e8e70c515a1180309f14e");
  }
}
