// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.listing.Listing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Annex A of ISO/IEC 27001 and own controls, as a Statement of Applicability needs them. */
@Path("/api/v1/catalogue/statement-of-applicability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Catalogue",
    description = "Threats, controls, requirements, kinds of evidence, mappings")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class StatementOfApplicabilityResource {

  private final EditionLibrary library;

  StatementOfApplicabilityResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "kind",
        "id",
        "title",
        "level",
        "included",
        "justification",
        "reasons",
        "threats",
        "requirements"
      })
  @Operation(
      operationId = "getStatementOfApplicability",
      summary = "Controls of ISO 27001 Annex A, included or excluded and why, and own controls")
  @APIResponse(responseCode = "200", description = "The statement, but for implementation")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition is unknown")
  public RestResponse<StatementOfApplicabilityResponse> getStatementOfApplicability(
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(StatementOfApplicabilityResponse.of(library.open(edition)), ifNoneMatch);
  }
}
