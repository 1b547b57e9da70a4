// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Cursor;
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

/** Changes of the world. */
@Path("/api/v1/catalogue/world-changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "World changes",
    description = "New attack techniques, changed law and standards: what ends evidence everywhere")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class WorldChangeResource {

  private static final String PATH = "/api/v1/catalogue/world-changes/";

  /** Why a change is confirmed or rejected. */
  @Schema(name = "WorldChangeStepRequest")
  public record StepRequest(@Schema(required = true) @Nullable String reason) {}

  private final ProposeWorldChange propose;
  private final SettleWorldChange settle;
  private final WorldChanges changes;

  WorldChangeResource(ProposeWorldChange propose, SettleWorldChange settle, WorldChanges changes) {
    this.propose = propose;
    this.settle = settle;
    this.changes = changes;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "proposeWorldChange",
      summary = "Write down a change of the world; a second person has to confirm it")
  @APIResponse(
      responseCode = "201",
      description = "Kept; nothing is published before it is confirmed",
      content = @Content(schema = @Schema(implementation = WorldChangeResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "403", description = "Needs the role catalog-admin in every team")
  @APIResponse(responseCode = "422", description = "It lies ahead")
  public Response proposeWorldChange(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable WorldChangeRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    WorldChangeResponse change = propose.propose(request, idempotencyKey);
    return Response.created(URI.create(PATH + change.id())).entity(change).build();
  }

  @GET
  @Operation(operationId = "listWorldChanges", summary = "Changes of the world, newest first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  public Page<WorldChangeResponse> listWorldChanges(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return Page.of(
            changes.list(state(state), before(page), page.limit() + 1),
            page,
            change -> Cursor.of(change.id()))
        .map(WorldChangeResponse::of);
  }

  private static WorldChange.@Nullable State state(@Nullable String text) {
    try {
      return text == null ? null : WorldChange.State.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          "?state", "unknown-value", "state must be one of " + List.of(WorldChange.State.values()));
    }
  }

  private static @Nullable UUID before(PageRequest page) {
    String text = page.after(0);
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getWorldChange", summary = "One change of the world")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorldChangeResponse.class)))
  @APIResponse(responseCode = "404", description = "There is none")
  public WorldChangeResponse getWorldChange(@PathParam("id") UUID id) {
    return changes
        .find(id)
        .map(WorldChangeResponse::of)
        .orElseThrow(() -> Problem.notFound("change of the world", id));
  }

  @POST
  @Path("/{id}/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CATALOG_ADMIN, Roles.APPROVER})
  @Operation(
      operationId = "confirmWorldChange",
      summary = "Confirm what another person wrote: it is published")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorldChangeResponse.class)))
  @APIResponse(responseCode = "403", description = "Its own author, or not in every team")
  @APIResponse(responseCode = "409", description = "It does not wait for a second person")
  public WorldChangeResponse confirmWorldChange(
      @PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.confirm(id, request == null ? null : request.reason());
  }

  @POST
  @Path("/{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CATALOG_ADMIN, Roles.APPROVER})
  @Operation(
      operationId = "rejectWorldChange",
      summary = "Turn down what another person wrote, or take it back")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorldChangeResponse.class)))
  @APIResponse(responseCode = "409", description = "It does not wait for a second person")
  public WorldChangeResponse rejectWorldChange(
      @PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.reject(id, request == null ? null : request.reason());
  }
}
