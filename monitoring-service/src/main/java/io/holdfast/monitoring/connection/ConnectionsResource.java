// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connections: who reads them is in the team, who manages them is its operator. */
@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connections", description = "Configured senders and how they go")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class ConnectionsResource {

  /** The state to move to, and why. */
  public record StateRequest(
      @Schema(required = true) Connection.@Nullable State state,
      @Schema(required = true) @Nullable String reason) {}

  private final ManageConnections manage;
  private final RotateSecrets rotate;
  private final ReadConnections read;

  ConnectionsResource(ManageConnections manage, RotateSecrets rotate, ReadConnections read) {
    this.manage = manage;
    this.rotate = rotate;
    this.read = read;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "createConnection", summary = "Configure a sender; set its secret next")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
  @APIResponse(responseCode = "409", description = "The key is taken")
  public Response createConnection(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable ConnectionDocument document) {
    UUID id = manage.create(required(document), idempotencyKey);
    return answer(Response.created(URI.create("/api/v1/connections/" + id)), id.toString());
  }

  private static <T> T required(@Nullable T body) {
    if (body == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    return body;
  }

  private Response answer(Response.ResponseBuilder answer, String idOrKey) {
    ReadConnections.Tagged tagged = read.get(idOrKey);
    return answer.header("ETag", EntityTags.of(tagged.tag())).entity(tagged.shown()).build();
  }

  @GET
  @Operation(operationId = "listConnections", summary = "Connections of the caller's teams, by key")
  public Page<ConnectionResponse> listConnections(
      @QueryParam("team") @Nullable String team,
      @QueryParam("kind") @Nullable String kind,
      @Parameter(description = "Also those given up") @QueryParam("retired") @DefaultValue("false")
          boolean retired,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.list(new ConnectionFilter(team, kind, retired), PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{connection}")
  @Operation(operationId = "getConnection", summary = "One connection, by id or key")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
  public Response getConnection(@PathParam("connection") String connection) {
    return answer(Response.ok(), connection);
  }

  @PUT
  @Path("/{connection}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "changeConnection", summary = "Change what is declared")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
  @APIResponse(responseCode = "409", description = "The key is taken, or a file declares it")
  @APIResponse(responseCode = "412", description = "Somebody else changed it")
  @APIResponse(responseCode = "428", description = "If-Match is needed")
  public Response changeConnection(
      @PathParam("connection") String connection,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Nullable ConnectionDocument document) {
    ConnectionDocument changed = required(document);
    UUID id = read.get(connection).shown().id();
    manage.change(connection, changed, ifMatch);
    return answer(Response.ok(), id.toString());
  }

  @PUT
  @Path("/{connection}/state")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "moveConnection",
      summary = "Switch it off (DISABLED) or on (ACTIVE), or give it up (RETIRED)")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ConnectionResponse.class)))
  public Response moveConnection(
      @PathParam("connection") String connection, @Nullable StateRequest request) {
    StateRequest wanted = required(request);
    if (wanted.state() == null) {
      throw Problem.invalid("/state", "missing", "state is needed");
    }
    if (wanted.reason() == null || wanted.reason().isBlank() || wanted.reason().length() > 2000) {
      throw Problem.invalid("/reason", "missing", "a reason of 1 to 2000 characters is needed");
    }
    manage.move(connection, wanted.state(), wanted.reason());
    return answer(Response.ok(), connection);
  }

  @POST
  @Path("/{connection}/secrets")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "setConnectionSecret",
      summary = "Set the next secret; the one before it is taken for a while",
      description = "A secret that is made here is shown in this answer and never again.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RotateSecrets.SecretResponse.class)))
  public Response setConnectionSecret(
      @PathParam("connection") String connection, RotateSecrets.@Nullable SecretRequest request) {
    RotateSecrets.SecretResponse set = rotate.set(connection, required(request));
    return Response.status(201).entity(set).build();
  }

  @DELETE
  @Path("/{connection}/secrets/{secret}")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(operationId = "endConnectionSecret", summary = "Take a secret out of force at once")
  @APIResponse(responseCode = "204", description = "It is no longer taken")
  public void endConnectionSecret(
      @PathParam("connection") String connection, @PathParam("secret") UUID secret) {
    rotate.end(connection, secret);
  }

  @GET
  @Path("/{connection}/history")
  @Operation(operationId = "getConnectionHistory", summary = "Who did what, oldest first")
  public List<History.Entry> getConnectionHistory(@PathParam("connection") String connection) {
    return read.history(connection);
  }
}
