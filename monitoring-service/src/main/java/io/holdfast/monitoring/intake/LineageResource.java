// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.http.MaxBody;
import io.holdfast.monitoring.sender.Received;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The paths of the OpenLineage API, which its clients post to unless told otherwise. */
@Path("/api/v1/lineage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lineage", description = "OpenLineage events; the token says over which connection")
@PermitAll
@SecurityRequirements
public class LineageResource {

  /** The answer to a batch, as the OpenLineage API has it. */
  public record BatchResponse(
      @Schema(
              required = true,
              enumeration = {"success", "partial_success"})
          String status,
      BatchSummary summary,
      @Schema(name = "failed_events") List<FailedEvent> failed_events) {}

  /** How many there were. */
  public record BatchSummary(int received, int successful, int failed) {}

  /** One that was not taken. */
  public record FailedEvent(int index, String reason, boolean retriable) {}

  private final AcceptDelivery accept;
  private final LineageConnection connection;

  LineageResource(AcceptDelivery accept, LineageConnection connection) {
    this.accept = accept;
    this.connection = connection;
  }

  @POST
  @MaxBody(Requests.MAX_BODY)
  @Operation(
      operationId = "postLineage",
      summary = "An OpenLineage event",
      description =
          "At most 4 MiB, also decompressed; gzip is taken. 401 when the token is of no OpenLineage"
              + " connection.")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT, implementation = Object.class)))
  @APIResponse(
      responseCode = "202",
      description = "Kept: it can no longer be lost",
      content = @Content(schema = @Schema(implementation = AcceptedResponse.class)))
  @APIResponse(responseCode = "503", description = "Not now: see Retry-After")
  public Response postLineage(@Context HttpHeaders headers, byte @Nullable [] body) {
    AcceptDelivery.Taken taken = take(headers, body);
    return PostEventsResource.answer(taken.batch(), taken.outcomes());
  }

  @POST
  @Path("/batch")
  @MaxBody(Requests.MAX_BODY)
  @Operation(operationId = "postLineageBatch", summary = "OpenLineage events in an array")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)))
  @APIResponse(
      responseCode = "200",
      description = "Some or all were kept",
      content = @Content(schema = @Schema(implementation = BatchResponse.class)))
  @APIResponse(responseCode = "400", description = "None was kept")
  public Response postLineageBatch(@Context HttpHeaders headers, byte @Nullable [] body) {
    AcceptDelivery.Taken taken = take(headers, body);
    Map<Integer, @Nullable FailedEvent> elements = new LinkedHashMap<>();
    for (int i = 0; i < taken.outcomes().size(); i++) {
      int element = taken.elements().get(i);
      FailedEvent failed = failed(element, taken.outcomes().get(i));
      if (failed != null || !elements.containsKey(element)) {
        elements.put(element, failed);
      }
    }
    List<FailedEvent> failed = new ArrayList<>();
    elements.values().forEach(event -> addPresent(failed, event));
    int successful = elements.size() - failed.size();
    BatchResponse answer =
        new BatchResponse(
            failed.isEmpty() ? "success" : "partial_success",
            new BatchSummary(elements.size(), successful, failed.size()),
            failed);
    return Response.status(successful == 0 && !failed.isEmpty() ? 400 : 200).entity(answer).build();
  }

  private static void addPresent(List<FailedEvent> all, @Nullable FailedEvent event) {
    if (event != null) {
      all.add(event);
    }
  }

  private static @Nullable FailedEvent failed(int element, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted kept -> null;
      case Outcome.Refused refused ->
          new FailedEvent(
              element, refused.problem().detail(), refused.problem().type().status() >= 500);
    };
  }

  private AcceptDelivery.Taken take(HttpHeaders headers, byte @Nullable [] body) {
    Received received = Requests.decompressed(headers.getRequestHeaders(), body);
    return accept.accept(connection.of(received), received, null);
  }
}
