// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.loop;

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

/** Cases, for operators. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
@RolesAllowed(Roles.OPERATOR)
public class CasesResource {

  private final ReaskCases reask;

  CasesResource(ReaskCases reask) {
    this.reask = reask;
  }

  @POST
  @Path("/{id}/cases/{caseId}/reask")
  @Operation(operationId = "reaskCase", summary = "Ask for the answer of an open case again")
  @APIResponse(
      responseCode = "202",
      description = "It was asked for",
      content = @Content(schema = @Schema(implementation = EventResponse.CaseResponse.class)))
  @APIResponse(responseCode = "403", description = "Not an operator of the system's team")
  @APIResponse(responseCode = "404", description = "None that the caller may see")
  @APIResponse(responseCode = "409", description = "The case has its answer")
  public Response reaskCase(@PathParam("id") UUID id, @PathParam("caseId") UUID caseId) {
    return Response.accepted(reask.reask(id, caseId)).build();
  }
}
