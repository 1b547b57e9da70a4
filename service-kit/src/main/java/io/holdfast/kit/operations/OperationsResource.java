// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.operations;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.inbox.InboxOperations;
import io.holdfast.kit.outbox.Republication;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's side of a service; {@code service} is the service's own name. */
@Path("/api/v1/operations/{service}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "Inbox and republication, for operators")
@RolesAllowed(Roles.OPERATOR)
public class OperationsResource {

  private static final Set<String> STATES =
      Set.of("PENDING", "PARKED", "CONFLICT", "SUPERSEDED", "SKIPPED", "DUPLICATE", "DONE");

  /** Why an event is given up. */
  public record SkipRequest(@Schema(required = true) @Nullable String reason) {}

  /** What shall be published again, and from when on. */
  public record RepublishRequest(
      @Schema(required = true) @Nullable String topic, @Nullable Instant since) {}

  private final InboxOperations inbox;
  private final Republication republication;
  private final Caller caller;
  private final String name;

  OperationsResource(
      InboxOperations inbox,
      Republication republication,
      Caller caller,
      @ConfigProperty(name = "quarkus.application.name") String name) {
    this.inbox = inbox;
    this.republication = republication;
    this.caller = caller;
    this.name = name;
  }

  @GET
  @Path("/inbox")
  @Operation(operationId = "listInbox", summary = "Events of the inbox in a state, oldest first")
  public Page<InboxOperations.Entry> listInbox(
      @PathParam("service") String service,
      @QueryParam("state") @DefaultValue("PARKED") String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    check(service);
    if (!STATES.contains(state)) {
      throw Problem.invalid("?state", "unknown-state", "state must be one of " + STATES);
    }
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return Page.of(
        inbox.list(state, uuid(page.after(0)), page.limit() + 1),
        page,
        entry -> Cursor.of(entry.id()));
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  @POST
  @Path("/inbox/{id}/retry")
  @Operation(operationId = "retryInboxEvent", summary = "Try a parked event again")
  public InboxOperations.Entry retry(
      @PathParam("service") String service, @PathParam("id") UUID id) {
    check(service);
    return inbox.retry(id);
  }

  @POST
  @Path("/inbox/{id}/skip")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "skipInboxEvent",
      summary = "Give up a parked event for a reason; whoever waits for it is answered")
  public InboxOperations.Entry skip(
      @PathParam("service") String service, @PathParam("id") UUID id, SkipRequest request) {
    check(service);
    String reason = Reason.required(request == null ? null : request.reason());
    return inbox.skip(id, reason, caller.actor());
  }

  @GET
  @Path("/republications")
  @Operation(operationId = "listRepublications", summary = "Recent republications, newest first")
  public List<Republication.Progress> listRepublications(@PathParam("service") String service) {
    check(service);
    return republication.recent();
  }

  @GET
  @Path("/republications/{id}")
  @Operation(operationId = "getRepublication", summary = "How far a republication has come")
  public Republication.Progress getRepublication(
      @PathParam("service") String service, @PathParam("id") UUID id) {
    check(service);
    return republication.progress(id);
  }

  @POST
  @Path("/republications")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "republish",
      summary = "Publish this owner's current state again, so that consumers repair their copies")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Republication.Progress.class)))
  public Response republish(@PathParam("service") String service, RepublishRequest request) {
    check(service);
    if (request == null || request.topic() == null) {
      throw Problem.invalid("/topic", "missing", "a topic is needed");
    }
    Republication.Progress progress =
        republication.request(request.topic(), request.since(), caller.actor().subject());
    return Response.accepted(progress).build();
  }

  private void check(String service) {
    caller.requireFor(Roles.OPERATOR, "*");
    if (!service.equals(name)) {
      throw Problem.notFound("service here named", service);
    }
  }
}
