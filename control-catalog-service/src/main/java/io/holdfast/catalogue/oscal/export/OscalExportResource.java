// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.browse.TaggedAnswer;
import io.holdfast.kit.access.Roles;
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

/** Editions of the catalogue as OSCAL 1.2. */
@Path("/api/v1/catalogue/oscal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OSCAL", description = "The catalogue as OSCAL, and OSCAL documents of others")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class OscalExportResource {

  private final ExportEdition export;

  OscalExportResource(ExportEdition export) {
    this.export = export;
  }

  @GET
  @Path("/catalog")
  @Operation(
      operationId = "exportOscalCatalog",
      summary = "An OSCAL catalog of our controls, or of the requirements of a framework")
  @APIResponse(responseCode = "200", description = "The catalog")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<JsonNode> exportOscalCatalog(
      @Parameter(description = "Id of a framework; absent: our controls") @QueryParam("framework")
          @Nullable String framework,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(export.catalog(edition, framework), ifNoneMatch);
  }

  @GET
  @Path("/mapping-collection")
  @Operation(
      operationId = "exportOscalMappings",
      summary = "An OSCAL mapping collection of the edition's mappings")
  @APIResponse(responseCode = "200", description = "The mapping collection")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<JsonNode> exportOscalMappings(
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(export.mappingCollection(edition), ifNoneMatch);
  }

  @GET
  @Path("/component-definition")
  @Operation(
      operationId = "exportOscalComponents",
      summary = "An OSCAL component definition: our controls and the requirements they serve")
  @APIResponse(responseCode = "200", description = "The component definition")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<JsonNode> exportOscalComponents(
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(export.componentDefinition(edition), ifNoneMatch);
  }

  @GET
  @Path("/profile")
  @Operation(
      operationId = "exportOscalProfile",
      summary = "An OSCAL profile: how the organisation tailored the edition")
  @APIResponse(responseCode = "200", description = "The profile")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  @APIResponse(responseCode = "404", description = "The edition is as Holdfast made it")
  public RestResponse<JsonNode> exportOscalProfile(
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(export.profile(edition), ifNoneMatch);
  }
}
