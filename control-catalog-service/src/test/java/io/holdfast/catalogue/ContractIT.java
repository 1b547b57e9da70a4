// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.testing.AccessMatrix;
import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ContractIT {

  private static final Map<String, String> NOTHING =
      Map.of("id", "00000000-0000-7000-8000-000000000000");
  private static final Map<String, String> REASON = Map.of("reason", "try");
  private static final Set<String> ADMIN = Set.of(Roles.CATALOG_ADMIN);
  private static final Set<String> REVIEWERS = Set.of(Roles.CATALOG_ADMIN, Roles.APPROVER);

  @Test
  void answersAsItsExportedApiSays() {
    OpenApiContract.check("control-catalog-service");
  }

  @Test
  void letsEveryRoleReadAndCatalogueAdminsWrite() {
    new AccessMatrix("retail-credit", "tax")
        .row("listThreats", AccessMatrix.READERS)
        .row("getThreat", AccessMatrix.READERS)
        .path(Map.of("id", "TF-01"))
        .row("listControls", AccessMatrix.READERS)
        .row("getControl", AccessMatrix.READERS)
        .path(Map.of("id", "SC-01"))
        .row("listRequirements", AccessMatrix.READERS)
        .row("getRequirement", AccessMatrix.READERS)
        .path(Map.of("id", "CRA-I.1"))
        .row("listEvidenceKinds", AccessMatrix.READERS)
        .row("getEvidenceKind", AccessMatrix.READERS)
        .path(Map.of("id", "EV-01"))
        .row("listMappings", AccessMatrix.READERS)
        .row("listContext", AccessMatrix.READERS)
        .row("getContextItem", AccessMatrix.READERS)
        .path(Map.of("id", "AIA-Art.14"))
        .row("getCoverage", AccessMatrix.READERS)
        .row("searchCatalogue", AccessMatrix.READERS)
        .query(Map.of("q", "poisoning"))
        .row("listEditions", AccessMatrix.READERS)
        .row("getCurrentEdition", AccessMatrix.READERS)
        .row("getEdition", AccessMatrix.READERS)
        .path(Map.of("version", "2026.11.1"))
        .row("getEditionChanges", AccessMatrix.READERS)
        .path(Map.of("version", "2026.11.1"))
        .query(Map.of("from", "2026.11.1"))
        .row("getEditionHistory", AccessMatrix.READERS)
        .path(Map.of("version", "2026.11.1"))
        .row("getStatementOfApplicability", AccessMatrix.READERS)
        .row("getProfile", AccessMatrix.READERS)
        .row("listDrafts", AccessMatrix.READERS)
        .row("getDraft", AccessMatrix.READERS)
        .path(NOTHING)
        .row("getDraftChanges", AccessMatrix.READERS)
        .path(NOTHING)
        .row("getDraftHistory", AccessMatrix.READERS)
        .path(NOTHING)
        .row("putProfile", ADMIN)
        .body(Map.of("title", "no prefix"))
        .inAllTeams()
        .row("previewProfile", ADMIN)
        .body(Map.of("title", "no prefix"))
        .inAllTeams()
        .row("submitDraft", ADMIN)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("returnDraft", REVIEWERS)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("publishDraft", REVIEWERS)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("discardDraft", ADMIN)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("withdrawEdition", ADMIN)
        .path(Map.of("version", "1999.1.0"))
        .body(REASON)
        .inAllTeams()
        .row("listWorldChanges", AccessMatrix.READERS)
        .row("getWorldChange", AccessMatrix.READERS)
        .path(NOTHING)
        .row("proposeWorldChange", ADMIN)
        .body(Map.of())
        .inAllTeams()
        .row("confirmWorldChange", REVIEWERS)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("rejectWorldChange", REVIEWERS)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("listAtlasImports", AccessMatrix.READERS)
        .row("getAtlasImport", AccessMatrix.READERS)
        .path(NOTHING)
        .row("importAtlas", ADMIN)
        .body("version: 1", "text/plain")
        .inAllTeams()
        .row("decideAtlasTechnique", ADMIN)
        .path(NOTHING)
        .body(Map.of())
        .inAllTeams()
        .row("activateAtlasImport", ADMIN)
        .path(NOTHING)
        .body(REASON)
        .inAllTeams()
        .row("exportOscalCatalog", AccessMatrix.READERS)
        .row("exportOscalMappings", AccessMatrix.READERS)
        .row("exportOscalComponents", AccessMatrix.READERS)
        .row("exportOscalProfile", AccessMatrix.READERS)
        .row("importOscalDocument", ADMIN)
        .body(Map.of("catalog", Map.of()))
        .inAllTeams()
        .row("listOscalDocuments", AccessMatrix.READERS)
        .row("getOscalDocument", AccessMatrix.READERS)
        .path(NOTHING)
        .row("getOscalDocumentContent", AccessMatrix.READERS)
        .path(NOTHING)
        .row("listOscalDocumentControls", AccessMatrix.READERS)
        .path(NOTHING)
        .row("listOscalDocumentMappings", AccessMatrix.READERS)
        .path(NOTHING)
        .row("listOscalDocumentImplementations", AccessMatrix.READERS)
        .path(NOTHING)
        .row("resolveOscalProfile", AccessMatrix.READERS)
        .path(NOTHING)
        .row("withdrawOscalDocument", ADMIN)
        .path(NOTHING)
        .query(REASON)
        .inAllTeams()
        .row("eraseOscalDocumentContent", ADMIN)
        .path(NOTHING)
        .query(REASON)
        .inAllTeams()
        .operationsOf("control-catalog-service")
        .check();
  }
}
