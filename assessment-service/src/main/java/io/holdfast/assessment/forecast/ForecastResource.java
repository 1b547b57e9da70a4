// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Forecasts of drafts of editions. */
@Path("/api/v1/assessments/forecasts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forecasts", description = "What a draft of an edition would do to every AI system")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class ForecastResource {

  private static final String PATH = "/api/v1/assessments/forecasts/";

  private final StartForecast start;
  private final ReadForecasts read;

  ForecastResource(StartForecast start, ReadForecasts read) {
    this.start = start;
    this.read = read;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CATALOG_ADMIN, Roles.ASSESSOR, Roles.APPROVER})
  @Operation(
      operationId = "startForecast",
      summary = "Assess every AI system with a draft in place of the active edition")
  @APIResponse(
      responseCode = "201",
      description = "Started; its systems are assessed behind all other work",
      content = @Content(schema = @Schema(implementation = ForecastResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(responseCode = "404", description = "No such team")
  @APIResponse(responseCode = "409", description = "The draft is not known here yet")
  @APIResponse(responseCode = "422", description = "Not the newest revision, or a draft that ended")
  public Response startForecast(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable ForecastRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    ForecastResponse forecast = start.start(request, idempotencyKey);
    return Response.created(URI.create(PATH + forecast.id())).entity(forecast).build();
  }

  @GET
  @Operation(operationId = "listForecasts", summary = "Forecasts, newest first")
  public Page<ForecastResponse> listForecasts(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return read.list(IdCursor.after(page), page);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getForecast",
      summary = "One forecast: how far it is, and which verdicts change")
  public ForecastResponse getForecast(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @GET
  @Path("/{id}/systems")
  @Operation(
      operationId = "listForecastSystems",
      summary = "What the draft makes of each AI system, and why")
  public Page<ForecastedSystem> listForecastSystems(
      @PathParam("id") UUID id,
      @Parameter(description = "Only those that come out otherwise, or only those that do not")
          @QueryParam("changed")
          @Nullable Boolean changed,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.systems(id, changed, PageRequest.of(limit, cursor, 2));
  }
}
