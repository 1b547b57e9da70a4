// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.time.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalogue tells reaches the systems that it concerns, and no other. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class WorldIT {

  private final Inventory inventory = new Inventory();

  @Inject Jdbi jdbi;

  @BeforeEach
  void provesTheSystem() {
    Catalogue.publish();
    inventory.register();
    Api.await(inventory.key);
    Map<String, String> safeguards = Api.registerSafeguards(inventory.key);
    Api.addEvidence(inventory.key, safeguards, "evidence");
    Api.await(inventory.key, one -> !Api.verdict(one).equals("NOT_MET"));
  }

  @AfterEach
  void restoresTheEdition() {
    Editions.restore(jdbi);
  }

  private static Map<String, Object> technique(UUID id, String... families) {
    return Map.of(
        "id",
        id,
        "kind",
        "NEW_ATTACK_TECHNIQUE",
        "occurredAt",
        Instant.now().toString(),
        "recordedAt",
        Instant.now().toString(),
        "families",
        List.of(families),
        "requirements",
        List.of(),
        "source",
        "MITRE_ATLAS",
        "sourceEdition",
        "6.0.0",
        "references",
        List.of(),
        "summary",
        "a new way to evade");
  }

  private static List<JsonNode> bulks(String kind, String ref) {
    JsonNode all = Api.get("/assessments/-/bulks?limit=500").as(JsonNode.class).path("items");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(each -> each.path("kind").asText().equals(kind))
        .filter(each -> each.path("ref").asText().equals(ref))
        .toList();
  }

  private static JsonNode awaitBulk(String kind, String ref) {
    Awaitility.await(kind + " " + ref)
        .atMost(Duration.ofSeconds(30))
        .until(() -> !bulks(kind, ref).isEmpty());
    return bulks(kind, ref).getFirst();
  }

  @Test
  void aNewTechniqueEndsEvidenceForItsFamilyAndIsNamedAsTheCause() {
    JsonNode before = Api.await(inventory.key);
    UUID ofOne = Ids.next();
    JsonNode after = tell(technique(ofOne, "TF-02"), before);
    UUID ofAll = Ids.next();
    JsonNode last = tell(technique(ofAll), after);

    assertThat(after.path("triggers").toString()).contains("WORLD").contains(ofOne.toString());
    assertThat(notFor(before, "MC-06")).doesNotContain("TF-02");
    assertThat(notFor(after, "MC-06")).contains("TF-02").doesNotContain("TF-03");
    assertThat(difference(before, after).at("/changes/facts").findValuesAsText("id"))
        .contains(ofOne.toString());
    JsonNode inPart = difference(before, after);
    assertThat(StreamSupport.stream(inPart.at("/changes/evidenceInvalidated").spliterator(), false))
        .filteredOn(each -> each.path("control").asText().equals("MC-06"))
        .anyMatch(each -> each.path("inPart").toString().contains("\"TF-02\""));
    assertThat(inPart.path("explained").toString())
        .contains(" no longer counts for MC-06 ", ", where it concerns ", "TF-02 ");
    assertThat(after.at("/changes/evidenceInvalidated"))
        .isEqualTo(inPart.at("/changes/evidenceInvalidated"));
    JsonNode changes = difference(after, last);
    assertThat(changes.at("/changes/safeguardsUncredited").findValuesAsText("control"))
        .contains("MC-06");
    assertThat(changes.at("/changes/causes").findValuesAsText("id")).contains(ofAll.toString());
    assertThat(changes.path("explained").toString())
        .contains("New attack technique, on ", ": a new way to evade.")
        .doesNotContain(ofAll.toString());
    assertSameByteByByte(before);
    assertSameByteByByte(after);
    assertSameByteByByte(last);
  }

  private JsonNode tell(Map<String, Object> technique, JsonNode before) {
    Catalogue.tell("world-changed", technique);
    awaitBulk("WORLD", technique.get("id").toString());
    return Api.await(inventory.key, one -> !one.path("id").equals(before.path("id")));
  }

  private static List<String> notFor(JsonNode assessment, String control) {
    return StreamSupport.stream(assessment.path("safeguards").spliterator(), false)
        .filter(each -> each.path("control").asText().equals(control))
        .flatMap(each -> StreamSupport.stream(each.path("notFor").spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void aChangeThatIsToldAgainIsTheSame() {
    UUID id = Ids.next();
    Map<String, Object> technique = technique(id, "TF-01");
    Catalogue.tell("world-changed", technique);
    awaitBulk("WORLD", id.toString());
    Catalogue.tell("world-changed", technique);
    UUID other = Ids.next();
    Catalogue.tell("world-changed", technique(other, "TF-01"));
    awaitBulk("WORLD", other.toString());

    assertThat(bulks("WORLD", id.toString())).hasSize(1);
  }

  private JsonNode difference(JsonNode from, JsonNode to) {
    return Api.get(
            "/assessments/%s/difference?from=%s&to=%s"
                .formatted(inventory.key, from.path("id").asText(), to.path("id").asText()))
        .as(JsonNode.class);
  }

  private void assertSameByteByByte(JsonNode stored) {
    JsonNode again =
        Api.get("/assessments/" + inventory.key + "/as-of?asOf=" + stored.path("asOf").asText())
            .as(JsonNode.class);
    assertThat(again.at("/stored/id")).isEqualTo(stored.path("id"));
    assertThat(again.at("/stored/sameInputs").asBoolean()).isTrue();
    assertThat(again.at("/stored/sameResult").asBoolean()).isTrue();
  }

  @Test
  void anEditionThatComputesNothingOtherwiseConcernsNoSystem() {
    JsonNode before = Api.await(inventory.key);
    ObjectNode content = Catalogue.content();
    Catalogue.item(content, "families", "TF-01").put("name", "Evasion, in other words");
    Catalogue.publish("2026.11.2", content);

    assertThat(awaitBulk("EDITION", "2026.11.2").path("systems").asInt()).isZero();
    assertThat(Api.await(inventory.key).path("id")).isEqualTo(before.path("id"));
  }

  @Test
  void anEditionEndsApprovedRiskAssessmentsOfWhatItChangesOnly() {
    JsonNode before = Api.await(inventory.key);
    ObjectNode content = Catalogue.content();
    ObjectNode family = Catalogue.item(content, "families", "TF-02");
    family.withObject("/relevance").put("TRADITIONAL", 2);
    Catalogue.publish("2026.11.3", content);
    JsonNode after =
        Api.await(inventory.key, one -> one.path("edition").asText().equals("2026.11.3"));

    assertThat(bulks("EDITION", "2026.11.3").getFirst().path("systems").asInt()).isPositive();
    List<String> kinds = difference(before, after).at("/changes/facts").findValuesAsText("kind");
    assertThat(kinds).contains("EDITION", "CHANGE");
    List<String> recorded =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select array_to_string(families || requirements, ' ') from world_change
                        where kind = 'CATALOGUE_RELEASE' and id like '% 2026.11.3 %'
                        """)
                    .mapTo(String.class)
                    .list());
    assertThat(recorded).containsExactly("TF-02");
    assertSameByteByByte(before);
    assertSameByteByByte(after);
  }
}
