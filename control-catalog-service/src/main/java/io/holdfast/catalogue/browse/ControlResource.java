// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.Control;
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

/** Controls. */
@Path("/api/v1/catalogue/controls")
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
public class ControlResource {

  private final EditionLibrary library;

  ControlResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "id",
        "name",
        "level",
        "functions",
        "summary",
        "question",
        "guidance",
        "goodEvidence",
        "maturity.level",
        "maturity.basis",
        "maturity.judgedOn",
        "flags",
        "actsOn",
        "evidence.inPlace",
        "evidence.effective",
        "afterRetrain.says",
        "threats",
        "demandedBy",
        "supports",
        "standard",
        "ownControl",
        "references"
      })
  @Operation(operationId = "listControls", summary = "Controls")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<ControlResponse>> listControls(
      @Parameter(description = "Threat that it acts against") @QueryParam("threat")
          @Nullable String threat,
      @Parameter(description = "Requirement that demands it or that it supports")
          @QueryParam("requirement")
          @Nullable String requirement,
      @Parameter(description = "MODEL, SYSTEM or ORGANISATION") @QueryParam("level")
          @Nullable String level,
      @Parameter(description = "M1 to M4") @QueryParam("maturity") @Nullable String maturity,
      @Parameter(description = "Kind of evidence that proves it") @QueryParam("evidenceKind")
          @Nullable String evidenceKind,
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
        .filter("threat", threat, open.threats().keySet())
        .filter("requirement", requirement, open.requirements().keySet())
        .filter("level", level, open.content().vocabulary().levels().keySet())
        .filter("maturity", maturity, open.content().vocabulary().maturity().keySet())
        .filter("evidenceKind", evidenceKind, open.evidenceKinds().keySet());
    Page<Control> page =
        browsing.page(
            open.content().controls().stream()
                .filter(item -> threat == null || open.threatsOf(item).contains(threat))
                .filter(item -> requirement == null || open.serves(item, requirement))
                .filter(item -> level == null || item.level().equals(level))
                .filter(item -> maturity == null || item.maturity().level().equals(maturity))
                .filter(item -> evidenceKind == null || open.isProvenBy(item, evidenceKind)),
            Control::id);
    return TaggedAnswer.of(page.map(item -> ControlResponse.of(item, open)), ifNoneMatch);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getControl", summary = "One control")
  @APIResponse(responseCode = "200", description = "As the edition says")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition is unknown")
  @APIResponse(responseCode = "404", description = "The edition has none of this id")
  public RestResponse<ControlResponse> getControl(
      @PathParam("id") String id,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    OpenEdition open = library.open(edition);
    Control found = open.controls().get(id);
    if (found == null) {
      throw Problem.notFound("control", id);
    }
    return TaggedAnswer.of(ControlResponse.of(found, open), ifNoneMatch);
  }
}
