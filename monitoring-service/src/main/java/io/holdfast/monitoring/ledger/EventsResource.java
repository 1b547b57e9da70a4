// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Events and how far their loop has come. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class EventsResource {

  private final ReadEvents events;

  EventsResource(ReadEvents events) {
    this.events = events;
  }

  @GET
  @Operation(operationId = "listEvents", summary = "Events, newest first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "400", description = "A parameter has an unknown value")
  public Page<EventSummary> listEvents(
      @Parameter(
              description =
                  "open (not closed, and somebody has to answer: also parked), closed, unmatched (with at least one subject that nobody has registered),"
                      + " parked, unknown-type, ignored, unmapped, test, expired")
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Team whose systems it touches, or that posted it in vain")
          @QueryParam("team")
          @Nullable String team,
      @Parameter(description = "Key or id of a system that it touches") @QueryParam("system")
          @Nullable String system,
      @Parameter(description = "Such as model.trained") @QueryParam("type") @Nullable String type,
      @Parameter(description = "Key or id of the connection that it came over")
          @QueryParam("connection")
          @Nullable String connection,
      @Parameter(description = "1 to 500; absent: 50") @QueryParam("limit") @Nullable Integer limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor) {
    return events.list(
        EventFilter.of(state, team, system, type, connection), PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getEvent", summary = "One event and its loop so far")
  @APIResponse(responseCode = "200", description = "Cases, answers, times")
  @APIResponse(responseCode = "404", description = "None that the caller may see")
  public EventResponse getEvent(@PathParam("id") UUID id) {
    return events.get(id);
  }

  @GET
  @Path("/{id}/raw")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(operationId = "getRawEvent", summary = "The bytes of an event as they were posted")
  @APIResponse(
      responseCode = "200",
      description = "The bytes; X-Original-Content-Type says of what")
  @APIResponse(
      responseCode = "404",
      description = "None that the caller may see, or no longer kept")
  public Response getRawEvent(@PathParam("id") UUID id) {
    ReadEvents.Raw raw = events.raw(id);
    return Response.ok(raw.body(), MediaType.APPLICATION_OCTET_STREAM)
        .header("Content-Disposition", "attachment; filename=\"" + id + "\"")
        .header("X-Original-Content-Type", raw.contentType())
        .build();
  }
}
