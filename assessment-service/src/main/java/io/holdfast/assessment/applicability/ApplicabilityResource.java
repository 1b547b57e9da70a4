// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.listing.Listing;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Data of a Statement of Applicability for ISO/IEC 27001. */
@Path("/api/v1/assessments/-/statement-of-applicability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class ApplicabilityResource {

  private final ReadApplicability read;

  ApplicabilityResource(ReadApplicability read) {
    this.read = read;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "kind",
        "id",
        "framework",
        "locator",
        "title",
        "level",
        "included",
        "justification",
        "status",
        "results",
        "controls",
        "implemented",
        "planned"
      })
  @Operation(
      operationId = "getStatementOfApplicability",
      summary = "Every requirement of ISO/IEC 27001: included or not, and how far implemented")
  @APIResponse(
      responseCode = "200",
      description = "Of all AI systems that the caller sees",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StatementOfApplicability.class)),
        @Content(mediaType = Listing.CSV)
      })
  @APIResponse(responseCode = "304", description = "The client has this already")
  public Response getStatementOfApplicability(
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    StatementOfApplicability statement = read.statement();
    String tag = CanonicalJson.digest(statement);
    Response.ResponseBuilder response =
        EntityTags.matches(ifNoneMatch, tag) ? Response.notModified() : Response.ok(statement);
    return response.header(HttpHeaders.ETAG, EntityTags.of(tag)).build();
  }

  @GET
  @Path("/{requirement}/systems")
  @Operation(
      operationId = "listRequirementSystems",
      summary = "What each AI system says of a requirement, and its safeguards for it")
  public Page<RequirementOfSystem> listRequirementSystems(
      @PathParam("requirement") String requirement,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.systems(requirement, PageRequest.of(limit, cursor, 2));
  }
}
