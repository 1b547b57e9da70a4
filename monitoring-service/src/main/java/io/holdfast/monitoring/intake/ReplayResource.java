// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events of a connection read once more, for operators. */
@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connections", description = "Configured senders and how they go")
@RolesAllowed(Roles.OPERATOR)
public class ReplayResource {

  private final ReplayConnection replay;

  ReplayResource(ReplayConnection replay) {
    this.replay = replay;
  }

  @POST
  @Path("/{connection}/replay")
  @Operation(
      operationId = "replayConnection",
      summary = "Read again every event of a connection that nobody was told of",
      description = "At most 1,000 in one call, oldest first; next is where to go on.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReplayConnection.Replayed.class)))
  public ReplayConnection.Replayed replayConnection(
      @PathParam("connection") String connection,
      @Parameter(description = "next of the call before") @QueryParam("after")
          @Nullable UUID after) {
    return replay.replay(connection, after);
  }
}
