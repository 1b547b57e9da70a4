// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.access.Roles;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
  private final ReadEvidence read;

  EvidenceResource(AddEvidence add, ReadEvidence read) {
    this.add = add;
    this.read = read;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ASSESSOR, Roles.PIPELINE})
  @Operation(operationId = "addEvidence", summary = "Add evidence; it is never changed afterwards")
  @APIResponse(
      responseCode = "201",
      description = "Kept; the assessments it touches are on their way",
      content = @Content(schema = @Schema(implementation = EvidenceResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "403", description = "The client may not speak for a subject")
  @APIResponse(responseCode = "409", description = "The AI system is not known here yet")
  @APIResponse(
      responseCode = "422",
      description = "No such kind, component or safeguard, or collected in the future")
  public Response addEvidence(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable EvidenceRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    EvidenceResponse evidence = add.add(request, idempotencyKey);
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
}
