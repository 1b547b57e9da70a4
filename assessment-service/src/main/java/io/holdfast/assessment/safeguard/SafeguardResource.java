// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Safeguards. */
@Path("/api/v1/safeguards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Safeguards", description = "Controls as this organisation implements them")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class SafeguardResource {

  private static final String PATH = "/api/v1/safeguards/";

  private final RegisterSafeguard register;
  private final ChangeSafeguardStatus change;
  private final ReadSafeguards read;

  SafeguardResource(RegisterSafeguard register, ChangeSafeguardStatus change, ReadSafeguards read) {
    this.register = register;
    this.change = change;
    this.read = read;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ASSESSOR)
  @Operation(operationId = "registerSafeguard", summary = "Register a safeguard")
  @APIResponse(
      responseCode = "201",
      description = "Registered; the assessments it touches are on their way",
      content = @Content(schema = @Schema(implementation = SafeguardResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "409", description = "The AI system is not known here yet")
  @APIResponse(responseCode = "422", description = "No such control or component")
  public Response registerSafeguard(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable SafeguardRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    SafeguardResponse safeguard = register.register(request, idempotencyKey);
    return Response.created(URI.create(PATH + safeguard.id())).entity(safeguard).build();
  }

  @GET
  @Operation(operationId = "listSafeguards", summary = "Safeguards, oldest first")
  public Page<SafeguardResponse> listSafeguards(
      @QueryParam("system") @Nullable String system,
      @QueryParam("control") @Nullable String control,
      @QueryParam("component") @Nullable String component,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.list(
        new ReadSafeguards.Filter(system, control, component), PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getSafeguard", summary = "One safeguard")
  public SafeguardResponse getSafeguard(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @GET
  @Path("/{id}/history")
  @Operation(operationId = "getSafeguardHistory", summary = "Who did what to a safeguard")
  public List<History.Entry> getSafeguardHistory(@PathParam("id") UUID id) {
    return read.history(id);
  }

  @POST
  @Path("/{id}/statuses")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ASSESSOR)
  @Operation(operationId = "changeSafeguardStatus", summary = "Record another status")
  @APIResponse(
      responseCode = "201",
      description = "Recorded; the assessments it touches are on their way",
      content = @Content(schema = @Schema(implementation = SafeguardResponse.class)))
  public Response changeSafeguardStatus(@PathParam("id") UUID id, @Nullable StatusRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    return Response.status(Response.Status.CREATED).entity(change.change(id, request)).build();
  }
}
