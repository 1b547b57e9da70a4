// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** MITRE ATLAS over HTTP. */
@Path("/api/v1/catalogue/atlas/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ATLAS", description = "New attack techniques from MITRE ATLAS, and what they change")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class AtlasResource {

  private static final String PATH = "/api/v1/catalogue/atlas/imports/";

  /** Why an import is activated. */
  @Schema(name = "AtlasActivationRequest")
  record ActivationRequest(@Schema(required = true) @Nullable String reason) {}

  private final ImportAtlas imports;
  private final DecideTechnique decide;
  private final ActivateAtlas activate;
  private final ReadAtlas read;

  AtlasResource(
      ImportAtlas imports, DecideTechnique decide, ActivateAtlas activate, ReadAtlas read) {
    this.imports = imports;
    this.decide = decide;
    this.activate = activate;
    this.read = read;
  }

  @POST
  @Consumes({"application/yaml", "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
  @MaxBody(YamlDocument.MOST_BYTES)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "importAtlas",
      summary = "Take the official data file of ATLAS in and compare it with what is in use",
      description =
          "The file as it is: dist/ATLAS.yaml (format 5.6.0) or dist/v6/ATLAS-YYYY.MM.yaml (format"
              + " 6.0.0) of mitre-atlas/atlas-data, at most 16 MiB. Nothing changes by it: people"
              + " decide on every technique that it adds.")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "application/yaml", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "application/x-yaml", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/yaml", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "201",
      description = "Kept, with what was found",
      content = @Content(schema = @Schema(implementation = AtlasImportResponse.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same content was compared with the same before",
      content = @Content(schema = @Schema(implementation = AtlasImportResponse.class)))
  @APIResponse(
      responseCode = "400",
      description = "No YAML, another format, or not valid; errors says what and where")
  @APIResponse(responseCode = "403", description = "Needs the role catalog-admin in every team")
  @APIResponse(responseCode = "413", description = "Too large, too deep, or too often repeated")
  public Response importAtlas(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, byte @Nullable [] file) {
    if (file == null || file.length == 0) {
      throw Problem.invalid("", "missing", "the data file of ATLAS is needed");
    }
    ImportAtlas.Taken taken = imports.take(file, idempotencyKey);
    AtlasImportResponse found = read.one(taken.id());
    return taken.created()
        ? Response.created(URI.create(PATH + taken.id())).entity(found).build()
        : Response.ok(found).build();
  }

  @GET
  @Operation(operationId = "listAtlasImports", summary = "Files that were taken in, newest first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  public Page<AtlasImportSummary> listAtlasImports(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return read.list(PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAtlasImport",
      summary = "A file that was taken in, what was found and what was decided")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AtlasImportResponse.class)))
  @APIResponse(responseCode = "404", description = "There is none")
  public AtlasImportResponse getAtlasImport(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @POST
  @Path("/{id}/acceptances")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "decideAtlasTechnique",
      summary = "Accept a new technique into families, or dismiss it",
      description =
          "An acceptance proposes a change of the world for those of the families whose evidence"
              + " depends on it; another person confirms it at /world-changes/{id}/confirm.")
  @APIResponse(
      responseCode = "201",
      description = "Kept; how the technique stands now",
      content = @Content(schema = @Schema(implementation = AtlasTechnique.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "409", description = "It is decided already")
  @APIResponse(responseCode = "422", description = "The file does not add it, or it lies ahead")
  public Response decideAtlasTechnique(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable AcceptanceRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    AtlasTechnique technique = decide.decide(id, request, idempotencyKey);
    return Response.created(URI.create(PATH + id)).entity(technique).build();
  }

  @POST
  @Path("/{id}/activate")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "activateAtlasImport",
      summary = "Compare the next file with this one; everything that it adds has to be decided")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AtlasImportResponse.class)))
  @APIResponse(responseCode = "409", description = "Techniques are undecided, or it is not newer")
  public AtlasImportResponse activateAtlasImport(
      @PathParam("id") UUID id, @Nullable ActivationRequest request) {
    return activate.activate(id, request == null ? null : request.reason());
  }
}
