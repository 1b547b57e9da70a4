// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.listing.Listing;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requirements of all frameworks. */
@Path("/api/v1/catalogue/requirements")
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
public class RequirementResource {

  private final EditionLibrary library;

  RequirementResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "id",
        "framework",
        "locator",
        "title",
        "asks",
        "nature",
        "assessable",
        "countsForVerdict",
        "excludable",
        "demands",
        "supporting",
        "families",
        "findingsNotOpen",
        "declare",
        "declarationEvidence",
        "rationale",
        "mappedTo",
        "mappedFrom",
        "formerly",
        "references"
      })
  @Operation(operationId = "listRequirements", summary = "Requirements of all frameworks")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<RequirementResponse>> listRequirements(
      @Parameter(description = "Framework that it belongs to") @QueryParam("framework")
          @Nullable String framework,
      @Parameter(description = "Control that it demands or that supports it") @QueryParam("control")
          @Nullable String control,
      @Parameter(description = "Threat whose scenarios it wants tolerable") @QueryParam("threat")
          @Nullable String threat,
      @Parameter(description = "COMPUTED, DECLARED or OUT_OF_SCOPE") @QueryParam("assessable")
          @Nullable String assessable,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Browsing browsing = Browsing.of(library, edition, limit, cursor);
    OpenEdition open = browsing.edition();
    browsing
        .filter("framework", framework, frameworks(open))
        .filter("control", control, open.controls().keySet())
        .filter("threat", threat, open.threats().keySet())
        .filter("assessable", assessable, Requirement.ASSESSABLE);
    Page<Requirement> page =
        browsing.page(
            open.content().requirements().stream()
                .filter(item -> framework == null || item.framework().equals(framework))
                .filter(
                    item ->
                        control == null
                            || item.demandedControls().contains(control)
                            || item.supporting().contains(control))
                .filter(item -> threat == null || item.families().contains(threat))
                .filter(item -> assessable == null || item.assessable().equals(assessable)),
            Requirement::id);
    return TaggedAnswer.of(page.map(item -> RequirementResponse.of(item, open)), ifNoneMatch);
  }

  private static List<String> frameworks(OpenEdition open) {
    return open.content().edition().frameworks().stream().map(Framework::id).toList();
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getRequirement", summary = "One requirement")
  @APIResponse(responseCode = "200", description = "As the edition says")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition is unknown")
  @APIResponse(responseCode = "404", description = "The edition has none of this id")
  public RestResponse<RequirementResponse> getRequirement(
      @PathParam("id") String id,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    OpenEdition open = library.open(edition);
    Requirement found = open.requirements().get(id);
    if (found == null) {
      throw Problem.notFound("requirement", id);
    }
    return TaggedAnswer.of(RequirementResponse.of(found, open), ifNoneMatch);
  }
}
