// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.http.MaxBody;
import io.holdfast.monitoring.connection.Connection;
import io.holdfast.monitoring.connection.IncomingConnections;
import io.holdfast.monitoring.sender.Received;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Intake over connections. Open to everybody on the outside: what is let in is what proves itself
 * as its connection says, most senders knowing no OIDC.
 */
@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connections", description = "Configured senders and how they go")
@PermitAll
@SecurityRequirements
public class DeliveriesResource {

  private final AcceptDelivery accept;
  private final IncomingConnections connections;

  DeliveriesResource(AcceptDelivery accept, IncomingConnections connections) {
    this.accept = accept;
    this.connections = connections;
  }

  @POST
  @Path("/{connection}/deliveries")
  @Consumes(MediaType.WILDCARD)
  @MaxBody(Requests.MAX_BODY)
  @Operation(
      operationId = "postDelivery",
      summary = "What a sender sends, in its own format",
      description =
          "Proves itself as the connection says: by signature, token, or an access token. At most"
              + " 4 MiB, also decompressed; gzip is taken. 401 when the proof is missing, wrong or old.")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT, implementation = Object.class)))
  @APIResponse(
      responseCode = "202",
      description = "Kept: it can no longer be lost",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  @APIResponse(responseCode = "200", description = "A handshake, answered as the sender wants it")
  @APIResponse(responseCode = "404", description = "No such connection")
  @APIResponse(responseCode = "410", description = "The connection was given up")
  @APIResponse(responseCode = "503", description = "Not now: see Retry-After")
  public Response postDelivery(
      @PathParam("connection") String idOrKey,
      @Parameter(description = "The token, for senders that can put it nowhere else")
          @QueryParam("token")
          @Nullable String token,
      @Context HttpHeaders headers,
      byte @Nullable [] body) {
    Connection connection = connections.require(idOrKey);
    Received received = Requests.decompressed(headers.getRequestHeaders(), body);
    AcceptDelivery.Taken taken = accept.accept(connection, received, token);
    return taken.reply() != null
        ? Response.ok(taken.reply()).build()
        : PostEventsResource.answer(taken.batch(), taken.outcomes());
  }

  @OPTIONS
  @Path("/{connection}/deliveries")
  @Operation(
      operationId = "shakeHands",
      summary = "CloudEvents webhook handshake",
      description = "Allows the origin of WebHook-Request-Origin at any rate.")
  @APIResponse(responseCode = "200", description = "Deliveries may come")
  public Response shakeHands(
      @PathParam("connection") String idOrKey,
      @QueryParam("token") @Nullable String token,
      @Context HttpHeaders headers) {
    Connection connection = connections.require(idOrKey);
    Received received = Requests.plain(headers.getRequestHeaders(), null);
    if (!VerifyDelivery.token(connection, received, token).isEmpty()) {
      accept.shake(connection, received, token);
    }
    return PostEventsResource.handshake(received);
  }
}
