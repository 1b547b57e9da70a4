// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BrowsingIT {

  @ParameterizedTest
  @CsvSource({
    "threats,20",
    "controls,80",
    "evidence-kinds,20",
    "requirements,160",
    "context,97",
  })
  void listsEverything(String items, int count) {
    CatalogueClient.get("/" + items + "?limit=500")
        .statusCode(200)
        .body("items", hasSize(count))
        .body("items.edition", everyItem(equalTo("2026.11.1")))
        .body("next", nullValue());
  }

  @Test
  void showsAThreat() {
    CatalogueClient.get("/threats/TF-01")
        .statusCode(200)
        .body("edition", equalTo("2026.11.1"))
        .body("id", equalTo("TF-01"))
        .body("name", equalTo("Evasion"))
        .body("relevance.DEEP", equalTo(3))
        .body("controls.MODEL", hasItem("MC-01"))
        .body("findingKinds", contains("DRIFT", "FAILED_EVALUATION", "INCIDENT"))
        .body("requirements", hasItem("AIA-15.5.adversarial-examples"))
        .body("references.source", hasItem("MITRE_ATLAS"));
  }

  @Test
  void showsAControlWithWhatProvesIt() {
    CatalogueClient.get("/controls/MC-01")
        .statusCode(200)
        .body("level", equalTo("MODEL"))
        .body("maturity.level", equalTo("M2"))
        .body("evidence.inPlace", contains(contains("EV-01", "EV-02")))
        .body("evidence.effective", contains(contains("EV-01")))
        .body("threats", contains("TF-01", "TF-19"))
        .body("demandedBy", contains("AIA-15.5.adversarial-examples"))
        .body("supports", contains("CRA-I.2.k"));
  }

  @Test
  void tellsAnEngineerWhatToDoWhatProvesItAndWhatARetrainDoesToIt() {
    CatalogueClient.get("/controls/SC-22")
        .statusCode(200)
        .body("question", endsWith("?"))
        .body("guidance", not(emptyOrNullString()))
        .body("goodEvidence", not(emptyOrNullString()))
        .body("proofs", hasSize(1))
        .body("proofs[0].kind", equalTo("EV-05"))
        .body("proofs[0].shows", contains("IN_PLACE"))
        .body("proofs[0].namesVersionOf", contains("MODEL"))
        .body("proofs[0].endsWith", hasItem("SIGNING_KEY_REVOKED"))
        .body("afterRetrain.ends", contains("EV-05"))
        .body("afterRetrain.stays", empty())
        .body("afterRetrain.says", containsString("(EV-05)"));
    CatalogueClient.get("/controls/SC-02")
        .body("afterRetrain.ends", empty())
        .body("afterRetrain.stays", contains("EV-08", "EV-18"));
    CatalogueClient.get("/controls/SC-07")
        .body("afterRetrain.ends", contains("EV-01", "EV-04", "EV-06"))
        .body("proofs.find { it.kind == 'EV-06' }.shows", contains("EFFECTIVE"));
  }

  @Test
  void showsDutiesAroundTheRequirements() {
    CatalogueClient.get("/context/AIA-Art.42(3)")
        .statusCode(200)
        .body("binds", contains("PROVIDER"))
        .body("formerly", contains("CRA proposal Recital 29 and Art. 8"))
        .body("references[0].edition", equalTo("02024R1689-20260727"));
    CatalogueClient.get("/context?binds=DEPLOYER")
        .body("items.id", hasItems("AIA-Art.26", "AIA-Art.73"))
        .body("items.id", not(hasItem("AIA-Art.9(1)")));
    CatalogueClient.get("/context?related=OC-09").body("items.id", hasItem("CRA-Art.14(1)"));
    CatalogueClient.get("/context?source=ISO_IEC_42001&limit=500")
        .body("items", hasSize(38))
        .body("items.says", everyItem(nullValue()));
    CatalogueClient.get("/context?source=HEARSAY")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?source"));
  }

  @Test
  void showsWhatIsMappedAndWhatIsNot() {
    CatalogueClient.get("/coverage")
        .statusCode(200)
        .body("frameworks.find { it.id == 'ISO27001_ANNEX_A' }.requirements", equalTo(93))
        .body("frameworks.find { it.id == 'CRA_ANNEX_I' }.mapped", equalTo(22))
        .body("frameworks.find { it.id == 'CRA_ANNEX_I' }.unmapped", empty())
        .body("frameworks.unmapped.flatten().reason", everyItem(not(emptyOrNullString())))
        .body("frameworks.withoutControl.flatten().reason", everyItem(not(emptyOrNullString())))
        .body(
            "frameworks.find { it.id == 'ISO27001_CLAUSES' }.withoutControl.requirement",
            contains("cl.7.5.1", "cl.7.5.2", "cl.9.2.2"))
        .body("frameworks.find { it.id == 'ISO27001_ANNEX_A' }.mappedFromOthers", equalTo(91))
        .body("elsewhere.find { it.source == 'MITRE_ATLAS' }.threats", equalTo(20))
        .body("controlsOfNoRequirement", empty())
        .body("threatsOfNoRequirement", empty())
        .body("withoutRequirement", empty())
        .body("ownControls", hasItem("MC-01"));
  }

  @Test
  void showsARequirement() {
    CatalogueClient.get("/requirements/CRA-I.2.d")
        .statusCode(200)
        .body("framework", equalTo("CRA_ANNEX_I"))
        .body("locator", equalTo("Annex I Part I (2)(d)"))
        .body("demands", hasItem(contains("SC-01")))
        .body("families", contains("TF-16", "TF-18"))
        .body("mappedTo", hasItem("A.5.15"));
    CatalogueClient.get("/requirements/A.5.15").body("mappedFrom", hasItem("CRA-I.2.d"));
  }

  @Test
  void showsAKindOfEvidence() {
    CatalogueClient.get("/evidence-kinds/EV-01")
        .statusCode(200)
        .body("digestBound", contains("MODEL"))
        .body("maxAgeDays", equalTo(180))
        .body("proves", hasItems("MC-01", "MC-16"));
  }

  @Test
  void goesFromRequirementsToControlsAndBack() {
    CatalogueClient.get("/controls?requirement=CRA-I.2.d")
        .statusCode(200)
        .body("items.id", hasItems("SC-01", "SC-31", "SC-11"));
    CatalogueClient.get("/requirements?control=SC-01&limit=500")
        .statusCode(200)
        .body("items.id", hasItems("CRA-I.2.d", "A.5.15", "AIA-15.5.resilience"));
  }

  @Test
  void goesFromThreatsToControlsAndBack() {
    CatalogueClient.get("/controls?threat=TF-01")
        .body("items.id", hasItems("MC-01", "SC-01", "OC-12"))
        .body("items.id", not(hasItem("MC-13")));
    CatalogueClient.get("/threats?control=MC-13")
        .body("items.id", contains("TF-07", "TF-08", "TF-15", "TF-17"));
  }

  @Test
  void goesFromThreatsToRequirementsAndBack() {
    CatalogueClient.get("/requirements?threat=TF-19").body("items.id", hasItem("CRA-I.2.k"));
    CatalogueClient.get("/threats?requirement=CRA-I.2.k").body("items.id", hasItem("TF-19"));
  }

  @Test
  void goesFromEvidenceToControlsAndBack() {
    CatalogueClient.get("/controls?evidenceKind=EV-03").body("items.id", hasItem("MC-06"));
    CatalogueClient.get("/evidence-kinds?control=MC-06").body("items.id", hasItem("EV-03"));
  }

  @Test
  void filtersByWhatItemsAre() {
    CatalogueClient.get("/controls?level=MODEL&maturity=M3")
        .body("items.id", contains("MC-10", "MC-11", "MC-16", "MC-17"));
    CatalogueClient.get("/threats?componentKind=SENSOR&access=PHYSICAL")
        .body("items.id", contains("TF-01", "TF-19"));
    CatalogueClient.get("/requirements?framework=AI_ACT_ART_15&assessable=OUT_OF_SCOPE")
        .body("items.id", contains("AIA-15.2.benchmarks"));
  }

  @Test
  void showsMappingsInBothDirections() {
    CatalogueClient.get("/mappings?source=CRA-I.2.d&kind=REQUIREMENT_TO_REQUIREMENT")
        .statusCode(200)
        .body("items", hasSize(10))
        .body("items[0].target", equalTo("A.5.15"))
        .body("items[0].relationship", equalTo("intersects-with"))
        .body("items[0].confidence", equalTo("high"))
        .body("items[0].gap", containsString("unauthorised access"));
    CatalogueClient.get("/mappings?target=CRA-I.2.d&kind=CONTROL_TO_REQUIREMENT")
        .body("items.source", hasItems("SC-01", "SC-11"))
        .body("items.find { it.source == 'SC-01' }.role", equalTo("DEMANDED"))
        .body("items.find { it.source == 'SC-11' }.role", equalTo("SUPPORTING"));
  }

  @Test
  void leadsFromSp80053ToAnnexA() {
    CatalogueClient.get("/mappings?source=AC-2&framework=NIST_SP_800_53")
        .statusCode(200)
        .body("items.target", contains("A.5.16", "A.5.18", "A.8.2"))
        .body("items.kind", everyItem(equalTo("EXTERNAL_TO_REQUIREMENT")))
        .body("items.sourceEdition", everyItem(equalTo("5")))
        .body("items.targetFramework", everyItem(equalTo("ISO_IEC_27001")));
    CatalogueClient.get("/mappings?target=A.8.17&kind=EXTERNAL_TO_REQUIREMENT")
        .body("items.source", hasItem("AU-8"));
  }

  @Test
  void leadsToTheCataloguesOfOthers() {
    CatalogueClient.get("/mappings?source=MC-01&kind=CONTROL_TO_EXTERNAL")
        .body("items.targetFramework", hasItems("MITRE_ATLAS", "OWASP_AI_EXCHANGE", "OWASP_AISVS"))
        .body("items.find { it.target == 'AML.M0003' }.targetEdition", equalTo("2026.09"));
    CatalogueClient.get("/mappings?target=AML.T0020").body("items.source", hasItem("TF-02"));
    CatalogueClient.get("/mappings?source=OC-13&kind=CONTROL_TO_CONTEXT")
        .body("items.target", hasItem("AIA-Art.14"));
    CatalogueClient.get("/mappings?source=A.7.6").statusCode(200).body("items", empty());
    CatalogueClient.get("/mappings?framework=HEARSAY")
        .statusCode(400)
        .body("errors[0].pointer", equalTo("?framework"));
  }

  @Test
  void tellsHowAControlRelatesAndWhatItLeavesOpen() {
    CatalogueClient.get("/mappings?source=OC-10&target=CRA-II.5")
        .body("items[0].relationship", equalTo("superset-of"))
        .body("items[0].judged", equalTo(true))
        .body("items[0].gap", nullValue());
    CatalogueClient.get("/mappings?source=SC-01&target=CRA-I.2.d")
        .body("items[0].relationship", equalTo("subset-of"))
        .body("items[0].rationaleKind", equalTo("functional"))
        .body("items[0].gap", containsString("noticed and reported"));
  }

  @Test
  void goesOnWhereAPartOfAListEnded() {
    String next =
        CatalogueClient.get("/controls?limit=2&level=MODEL")
            .body("items.id", contains("MC-01", "MC-02"))
            .extract()
            .path("next");

    CatalogueClient.get("/controls?limit=2&level=MODEL&cursor=" + next)
        .statusCode(200)
        .body("items.id", contains("MC-03", "MC-04"));
  }

  @ParameterizedTest
  @CsvSource({
    "/controls?requirement=CRA-9,?requirement,unknown-requirement",
    "/controls?threat=TF-99,?threat,unknown-threat",
    "/controls?level=HIGH,?level,unknown-level",
    "/controls?maturity=M9,?maturity,unknown-maturity",
    "/controls?evidenceKind=EV-99,?evidenceKind,unknown-evidenceKind",
    "/controls?edition=1999.1.0,?edition,unknown-edition",
    "/controls?limit=0,?limit,out-of-range",
    "/controls?limit=many,?limit,not-a-number",
    "/controls?cursor=nonsense,?cursor,bad-cursor",
    "/controls?treat=TF-01,?treat,unknown-parameter",
    "/controls?threat=TF-01&threat=TF-02,?threat,repeated-parameter",
    "/threats?componentKind=TOASTER,?componentKind,unknown-componentKind",
    "/threats?access=MAGIC,?access,unknown-access",
    "/requirements?framework=HOUSE_RULES,?framework,unknown-framework",
    "/requirements?control=SC-99,?control,unknown-control",
    "/requirements?assessable=SOMEHOW,?assessable,unknown-assessable",
    "/evidence-kinds?control=SC-99,?control,unknown-control",
    "/mappings?source=X,?source,unknown-source",
    "/mappings?kind=X,?kind,unknown-kind",
    "/editions?cursor=nonsense,?cursor,bad-cursor",
  })
  void refusesWhatItDoesNotKnowAndNamesIt(String path, String pointer, String code) {
    CatalogueClient.get(path)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("https://holdfast.example/problems/invalid"))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].code", equalTo(code));
  }

  @Test
  void namesEveryBadFilterAtOnce() {
    CatalogueClient.get("/controls?threat=TF-99&level=HIGH")
        .statusCode(400)
        .body("errors.pointer", contains("?threat", "?level"));
  }

  @ParameterizedTest
  @CsvSource({
    "/threats/TF-99",
    "/controls/SC-99",
    "/requirements/CRA-9",
    "/evidence-kinds/EV-99",
    "/context/AIA-Art.999",
    "/editions/1999.1.0",
  })
  void answers404ForWhatIsNotThere(String path) {
    CatalogueClient.get(path)
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("https://holdfast.example/problems/not-found"));
  }

  @ParameterizedTest
  @CsvSource({
    "/threats",
    "/threats/TF-01",
    "/controls?threat=TF-01",
    "/controls/SC-01",
    "/requirements",
    "/requirements/CRA-I.1",
    "/evidence-kinds",
    "/evidence-kinds/EV-01",
    "/mappings",
    "/context",
    "/context/AIA-Art.14",
    "/coverage",
    "/editions",
    "/editions/current",
    "/editions/2026.11.1",
  })
  void sendsNothingToWhoHasItAlready(String path) {
    String tag = CatalogueClient.get(path).statusCode(200).extract().header("ETag");

    CatalogueClient.reader()
        .header("If-None-Match", tag)
        .get("/api/v1/catalogue" + path)
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag));
    CatalogueClient.reader()
        .header("If-None-Match", "\"sha256:other\"")
        .get("/api/v1/catalogue" + path)
        .then()
        .statusCode(200);
  }
}
