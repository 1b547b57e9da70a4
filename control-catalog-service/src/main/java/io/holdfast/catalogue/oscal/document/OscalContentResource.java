// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.browse.Browsing;
import io.holdfast.catalogue.browse.TaggedAnswer;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.paging.Page;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What stands in OSCAL documents of others. */
@Path("/api/v1/catalogue/oscal/documents")
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
public class OscalContentResource {

  private final ReadDocument reading;

  OscalContentResource(ReadDocument reading) {
    this.reading = reading;
  }

  @GET
  @Path("/{id}/content")
  @Operation(operationId = "getOscalDocumentContent", summary = "The document, byte by byte")
  @APIResponse(
      responseCode = "200",
      description = "As it came",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "410", description = "The content was erased")
  public Response getOscalDocumentContent(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    ReadDocument.Content content = reading.content(id);
    String digest = content.document().digest();
    Response.ResponseBuilder answer =
        EntityTags.matches(ifNoneMatch, digest)
            ? Response.notModified()
            : Response.ok(content.bytes());
    return answer.header(HttpHeaders.ETAG, EntityTags.of(digest)).build();
  }

  @GET
  @Path("/{id}/controls")
  @Operation(
      operationId = "listOscalDocumentControls",
      summary = "The controls of a catalog in its order")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "410", description = "The content was erased")
  @APIResponse(responseCode = "422", description = "The document is no catalog")
  public RestResponse<Page<OscalControlResponse>> listOscalDocumentControls(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(reading.controls(id, Browsing.page(limit, cursor, 1)), ifNoneMatch);
  }

  @GET
  @Path("/{id}/resolved")
  @Operation(
      operationId = "resolveOscalProfile",
      summary = "The catalog that a profile stands for, as an OSCAL catalog")
  @APIResponse(responseCode = "200", description = "The catalog")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "409", description = "Something that it imports is not known here")
  @APIResponse(responseCode = "410", description = "The content was erased")
  @APIResponse(
      responseCode = "422",
      description = "The document is no profile, imports itself or becomes too large")
  public RestResponse<JsonNode> resolveOscalProfile(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(reading.resolved(id), ifNoneMatch);
  }

  @GET
  @Path("/{id}/mappings")
  @Operation(
      operationId = "listOscalDocumentMappings",
      summary = "The maps of a mapping collection, with titles where the catalogues are known")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "410", description = "The content was erased")
  @APIResponse(responseCode = "422", description = "The document is no mapping collection")
  public RestResponse<Page<OscalMappingResponse>> listOscalDocumentMappings(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(reading.mappings(id, Browsing.page(limit, cursor, 1)), ifNoneMatch);
  }

  @GET
  @Path("/{id}/implementations")
  @Operation(
      operationId = "listOscalDocumentImplementations",
      summary = "The controls that the components of a component definition implement")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "410", description = "The content was erased")
  @APIResponse(responseCode = "422", description = "The document is no component definition")
  public RestResponse<Page<OscalImplementationResponse>> listOscalDocumentImplementations(
      @PathParam("id") UUID id,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(
        reading.implementations(id, Browsing.page(limit, cursor, 1)), ifNoneMatch);
  }
}
