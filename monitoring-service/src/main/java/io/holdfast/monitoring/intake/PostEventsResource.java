// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.cloudevents.CloudEventsSender;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Intake of CloudEvents over HTTP. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
public class PostEventsResource {

  private static final Sender SENDER = new CloudEventsSender();

  private final KeepTogether together;
  private final IntakeMeters meters;
  private final IntakeGate gate;
  private final Caller caller;

  PostEventsResource(KeepTogether together, IntakeMeters meters, IntakeGate gate, Caller caller) {
    this.together = together;
    this.meters = meters;
    this.gate = gate;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @MaxBody(Requests.MAX_BODY)
  @RolesAllowed(Roles.PIPELINE)
  @Operation(
      operationId = "postEvents",
      summary = "Post lifecycle events as CloudEvents",
      description =
          "Structured, batched (both as JSON) or binary mode, the latter with the headers"
              + " ce-specversion, ce-id, ce-source, ce-type. An event has at most 256 KiB, a batch"
              + " 4 MiB. A batch is answered 202 when one of its events was taken, with a result"
              + " for each.")
  @Parameter(
      name = "ce-id",
      in = ParameterIn.HEADER,
      description = "Binary mode: id of the event",
      schema = @Schema(type = SchemaType.STRING))
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = "application/cloudevents+json",
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/cloudevents-batch+json",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
        @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
      })
  @APIResponse(
      responseCode = "202",
      description = "Kept: it can no longer be lost. Location is where to follow it",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors names everything")
  @APIResponse(responseCode = "403", description = "Not allowed to speak for a subject")
  @APIResponse(responseCode = "409", description = "The id was used for other content")
  @APIResponse(responseCode = "413", description = "Too large")
  @APIResponse(responseCode = "415", description = "No CloudEvent")
  @APIResponse(responseCode = "422", description = "It happened more than 5 minutes from now")
  public Response postEvents(@Context HttpHeaders headers, byte @Nullable [] body) {
    Received received = Requests.plain(headers.getRequestHeaders(), body);
    Parsed parsed = SENDER.parse(received, Rules.NONE);
    Poster poster =
        new Poster(
            caller.actor(), caller.grants().scope(Roles.PIPELINE), caller.subjects().orElse(null));
    List<Outcome> outcomes =
        gate.inTurn(
            () ->
                together.keep(
                    Delivery.of(received.keeping(SENDER::reads), parsed, Origin.of(poster))));
    meters.count(parsed, outcomes);
    return answer(parsed.batch(), outcomes);
  }

  @OPTIONS
  @PermitAll
  @SecurityRequirements
  @Operation(
      operationId = "shakeHandsForEvents",
      summary = "CloudEvents webhook handshake",
      description = "Allows the origin of WebHook-Request-Origin at any rate.")
  @APIResponse(responseCode = "200", description = "Deliveries may come")
  public Response shakeHandsForEvents(@Context HttpHeaders headers) {
    return handshake(Requests.plain(headers.getRequestHeaders(), null));
  }

  /** The answer to a webhook handshake (CloudEvents HTTP webhook 1.0, section 4.2). */
  static Response handshake(Received received) {
    Response.ResponseBuilder answer = Response.ok().header("Allow", "POST, OPTIONS");
    String origin = received.header("webhook-request-origin");
    if (origin.matches("[!-~]{1,500}")) {
      answer.header("WebHook-Allowed-Origin", origin).header("WebHook-Allowed-Rate", "*");
    }
    return answer.build();
  }

  /**
   * The answer to a delivery. Of several events the sender is told of each; one that cannot be told
   * learns that all was well when any was taken, as it would send all of them again.
   */
  static Response answer(boolean batch, List<Outcome> outcomes) {
    if (!batch && outcomes.size() == 1) {
      return single(outcomes.getFirst());
    }
    return batch(outcomes);
  }

  private static Response single(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted kept -> {
        AcceptedResponse answer = AcceptedResponse.of(kept);
        yield Response.accepted(answer).location(URI.create(answer.links().self())).build();
      }
      case Outcome.Refused refused -> throw refused.problem();
    };
  }

  private static Response batch(List<Outcome> outcomes) {
    AcceptedResponse.Batch answer = AcceptedResponse.Batch.of(outcomes);
    boolean nothing = answer.accepted() == 0 && answer.refused() > 0;
    return Response.status(nothing ? 400 : 202).entity(answer).build();
  }
}
