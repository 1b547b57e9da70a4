// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import io.holdfast.catalogue.browse.Browsing;
import io.holdfast.catalogue.browse.TaggedAnswer;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** OSCAL documents of others: taken, listed, withdrawn. */
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
public class OscalDocumentResource {

  static final String OSCAL_JSON = "application/oscal+json";

  private static final List<String> KINDS =
      Arrays.stream(OscalKind.values()).map(OscalKind::name).toList();
  private static final List<String> STATES =
      List.of(OscalDocumentResponse.ACTIVE, OscalDocumentResponse.WITHDRAWN);

  private final ImportDocument importing;
  private final WithdrawDocument withdrawing;
  private final ReadDocument reading;

  OscalDocumentResource(
      ImportDocument importing, WithdrawDocument withdrawing, ReadDocument reading) {
    this.importing = importing;
    this.withdrawing = withdrawing;
    this.reading = reading;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, OSCAL_JSON})
  @MaxBody(OscalReader.MAX_BYTES)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "importOscalDocument",
      summary = "Import a catalog, profile, mapping collection or component definition")
  @RequestBody(
      description = "An OSCAL document, version 1.0 to 1.2, of at most 12 MiB",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = OscalDocumentResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "Something is wrong with it; errors names the first hundred things")
  @APIResponse(responseCode = "409", description = "The same bytes are here already")
  @APIResponse(responseCode = "413", description = "Too many bytes or values")
  public RestResponse<OscalDocumentResponse> importOscalDocument(
      @Parameter(description = "Under what href other documents refer to it, beside its UUID")
          @QueryParam("href")
          @Nullable String href,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      byte @Nullable [] document) {
    OscalDocumentResponse taken =
        importing.take(idempotencyKey, href, document == null ? new byte[0] : document);
    return RestResponse.ResponseBuilder.<OscalDocumentResponse>created(
            URI.create("/api/v1/catalogue/oscal/documents/" + taken.id()))
        .entity(taken)
        .build();
  }

  @GET
  @Operation(
      operationId = "listOscalDocuments",
      summary = "Documents that were imported, the newest first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<OscalDocumentResponse>> listOscalDocuments(
      @Parameter(description = "CATALOG, PROFILE, MAPPING_COLLECTION or COMPONENT_DEFINITION")
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "ACTIVE or WITHDRAWN") @QueryParam("state") @Nullable String state,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    requireKnown("kind", kind, KINDS);
    requireKnown("state", state, STATES);
    return TaggedAnswer.of(reading.list(kind, state, Browsing.page(limit, cursor, 1)), ifNoneMatch);
  }

  private static void requireKnown(String name, @Nullable String value, List<String> known) {
    if (value != null && !known.contains(value)) {
      throw Problem.invalid(
          "?" + name, "unknown-" + name, "no %s '%s'; known are %s".formatted(name, value, known));
    }
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getOscalDocument", summary = "What a document is and what is odd in it")
  @APIResponse(responseCode = "200", description = "The document")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such document")
  public RestResponse<OscalDocumentResponse> getOscalDocument(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(reading.get(id), ifNoneMatch);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "withdrawOscalDocument",
      summary = "Take a document out of use; it stays readable")
  @APIResponse(responseCode = "204", description = "Withdrawn")
  @APIResponse(responseCode = "400", description = "No reason")
  @APIResponse(responseCode = "404", description = "No such document")
  public void withdrawOscalDocument(
      @PathParam("id") UUID id, @QueryParam("reason") @Nullable String reason) {
    withdrawing.withdraw(id, reason);
  }

  @DELETE
  @Path("/{id}/content")
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "eraseOscalDocumentContent",
      summary = "Erase what a withdrawn document says; its digest stays")
  @APIResponse(responseCode = "204", description = "Erased")
  @APIResponse(responseCode = "400", description = "No reason")
  @APIResponse(responseCode = "404", description = "No such document")
  @APIResponse(responseCode = "409", description = "The document is in use")
  public void eraseOscalDocumentContent(
      @PathParam("id") UUID id, @QueryParam("reason") @Nullable String reason) {
    withdrawing.erase(id, reason);
  }
}
