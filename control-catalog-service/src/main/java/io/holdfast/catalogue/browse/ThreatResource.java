// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Threat;
import io.holdfast.catalogue.content.Vocabulary;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Families of attacks. */
@Path("/api/v1/catalogue/threats")
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
public class ThreatResource {

  private final EditionLibrary library;

  ThreatResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "id",
        "name",
        "summary",
        "note",
        "namedInReport",
        "article15",
        "hurts",
        "lifecycle",
        "componentKinds",
        "access",
        "relevance",
        "controls.MODEL",
        "controls.SYSTEM",
        "controls.ORGANISATION",
        "weakAlone",
        "findingKinds",
        "attackEvidence",
        "requirements",
        "references"
      })
  @Operation(operationId = "listThreats", summary = "Families of attacks")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<ThreatResponse>> listThreats(
      @Parameter(description = "Kind of component that it concerns") @QueryParam("componentKind")
          @Nullable String componentKind,
      @Parameter(description = "Access that the attacker has") @QueryParam("access")
          @Nullable String access,
      @Parameter(description = "Control that acts against it") @QueryParam("control")
          @Nullable String control,
      @Parameter(description = "Requirement that names it") @QueryParam("requirement")
          @Nullable String requirement,
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
    Vocabulary words = open.content().vocabulary();
    browsing
        .filter("componentKind", componentKind, words.componentKinds().keySet())
        .filter("access", access, words.access().keySet())
        .filter("control", control, open.controls().keySet())
        .filter("requirement", requirement, open.requirements().keySet());
    Page<Threat> page =
        browsing.page(
            open.content().threats().stream()
                .filter(
                    item -> componentKind == null || item.componentKinds().contains(componentKind))
                .filter(item -> access == null || item.access().contains(access))
                .filter(item -> control == null || item.allControls().contains(control))
                .filter(
                    item -> requirement == null || open.requirementsOf(item).contains(requirement)),
            Threat::id);
    return TaggedAnswer.of(page.map(item -> ThreatResponse.of(item, open)), ifNoneMatch);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getThreat", summary = "One family of attacks")
  @APIResponse(responseCode = "200", description = "As the edition says")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition is unknown")
  @APIResponse(responseCode = "404", description = "The edition has none of this id")
  public RestResponse<ThreatResponse> getThreat(
      @PathParam("id") String id,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    OpenEdition open = library.open(edition);
    Threat found = open.threats().get(id);
    if (found == null) {
      throw Problem.notFound("threat", id);
    }
    return TaggedAnswer.of(ThreatResponse.of(found, open), ifNoneMatch);
  }
}
