// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Roles;
import io.holdfast.monitoring.ledger.EventResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Kept events read once more, for operators. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
@RolesAllowed(Roles.OPERATOR)
public class RereadResource {

  private final RereadEvents reread;

  RereadResource(RereadEvents reread) {
    this.reread = reread;
  }

  @POST
  @Path("/{id}/reread")
  @Operation(
      operationId = "rereadEvent",
      summary = "Read an event again from its raw bytes, as its connection is mapped now")
  @APIResponse(
      responseCode = "202",
      description = "It was read; when it says something now it is matched soon",
      content = @Content(schema = @Schema(implementation = EventResponse.class)))
  @APIResponse(responseCode = "404", description = "None that the caller may see, or not kept")
  @APIResponse(responseCode = "409", description = "It has cases: what was told stays told")
  public Response rereadEvent(@PathParam("id") UUID id) {
    return Response.accepted(reread.reread(id)).build();
  }
}
