// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Evidence. */
@Path("/api/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "What shows that safeguards are there, or work")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class EvidenceResource {

  private static final String PATH = "/api/v1/evidence/";

  private final AddEvidence add;
  private final AddReport addReport;
  private final ReadEvidence read;
  private final ReadContent readContent;
  private final RemoveContent removeContent;
  private final ObjectMapper json;

  EvidenceResource(
      AddEvidence add,
      AddReport addReport,
      ReadEvidence read,
      ReadContent readContent,
      RemoveContent removeContent,
      ObjectMapper json) {
    this.add = add;
    this.addReport = addReport;
    this.read = read;
    this.readContent = readContent;
    this.removeContent = removeContent;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ASSESSOR, Roles.PIPELINE})
  @Operation(
      operationId = "addEvidence",
      summary = "Add evidence, or a report to read it from; it is never changed afterwards")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EvidenceRequest.class)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = EvidenceForm.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "Kept; the assessments it touches are on their way",
      content = @Content(schema = @Schema(implementation = EvidenceResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "403", description = "The client may not speak for a subject")
  @APIResponse(responseCode = "409", description = "The AI system is not known here yet")
  @APIResponse(responseCode = "413", description = "The report is larger than what is taken")
  @APIResponse(
      responseCode = "422",
      description =
          "No such kind, component or safeguard, or collected in the future; or the report cannot be"
              + " read, or the request contradicts it")
  public Response addEvidence(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable EvidenceRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    EvidenceResponse evidence = add.add(request, idempotencyKey);
    return Response.created(URI.create(PATH + evidence.id())).entity(evidence).build();
  }

  /** The same operation with a report beside the evidence. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @RolesAllowed({Roles.ASSESSOR, Roles.PIPELINE})
  @Operation(hidden = true)
  public Response addEvidence(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey, MultipartFormDataInput form)
      throws IOException {
    EvidenceFormMapper.Parts parts = EvidenceFormMapper.parts(form, json);
    EvidenceResponse evidence = addReport.add(parts.evidence(), parts.report(), idempotencyKey);
    return Response.created(URI.create(PATH + evidence.id())).entity(evidence).build();
  }

  @GET
  @Operation(operationId = "listEvidence", summary = "Evidence, oldest first")
  public Page<EvidenceResponse> listEvidence(
      @QueryParam("system") @Nullable String system,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("safeguard") @Nullable UUID safeguard,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.list(
        new ReadEvidence.Filter(system, kind, safeguard), PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEvidence", summary = "One piece of evidence")
  public EvidenceResponse getEvidence(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @GET
  @Path("/{id}/history")
  @Operation(
      operationId = "getEvidenceHistory",
      summary = "Who brought evidence, and whether its report was removed and why")
  public List<History.Entry> getEvidenceHistory(@PathParam("id") UUID id) {
    return read.history(id);
  }

  @GET
  @Path("/{id}/content")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "getEvidenceContent",
      summary = "The report it was read from, as it came")
  @APIResponse(
      responseCode = "200",
      description = "The report",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "If-None-Match has its digest already")
  @APIResponse(responseCode = "404", description = "No such evidence, or it came without a report")
  @APIResponse(responseCode = "410", description = "The report was removed; its digest stays")
  public Response getEvidenceContent(
      @PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    ReadContent.Download content = readContent.of(id);
    if (EntityTags.matches(ifNoneMatch, content.digest())) {
      return Response.notModified().header("ETag", EntityTags.of(content.digest())).build();
    }
    return Response.ok(content.bytes())
        .type(content.mediaType())
        .header("ETag", EntityTags.of(content.digest()))
        .header("Content-Length", content.size())
        .header("Content-Disposition", "attachment; filename=\"" + content.fileName() + "\"")
        .build();
  }

  @DELETE
  @Path("/{id}/content")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "removeEvidenceContent",
      summary = "Remove the report that must not be kept; evidence and digest stay")
  @APIResponse(responseCode = "204", description = "Removed, for all evidence read from it")
  @APIResponse(responseCode = "400", description = "No reason")
  @APIResponse(responseCode = "404", description = "No such evidence, or it came without a report")
  public void removeEvidenceContent(
      @PathParam("id") UUID id, @QueryParam("reason") @Nullable String reason) {
    removeContent.remove(id, reason);
  }
}
