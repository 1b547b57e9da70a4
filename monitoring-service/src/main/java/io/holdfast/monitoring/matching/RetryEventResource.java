// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

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

/** Parked events, for operators. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
@RolesAllowed(Roles.OPERATOR)
public class RetryEventResource {

  private final RetryEvent retry;

  RetryEventResource(RetryEvent retry) {
    this.retry = retry;
  }

  @POST
  @Path("/{id}/retry")
  @Operation(operationId = "retryEvent", summary = "Match a parked event again")
  @APIResponse(
      responseCode = "202",
      description = "It is matched soon",
      content = @Content(schema = @Schema(implementation = EventResponse.class)))
  @APIResponse(responseCode = "404", description = "None that the caller may see")
  @APIResponse(responseCode = "409", description = "It is not parked")
  public Response retryEvent(@PathParam("id") UUID id) {
    return Response.accepted(retry.retry(id)).build();
  }
}
