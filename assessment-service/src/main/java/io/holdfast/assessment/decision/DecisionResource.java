// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions of people. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions", description = "What people decide, on what, until when")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class DecisionResource {

  private static final String PATH = "/api/v1/decisions/";

  private final TakeDecision take;
  private final SettleDecision settle;
  private final ReadDecisions read;

  DecisionResource(TakeDecision take, SettleDecision settle, ReadDecisions read) {
    this.take = take;
    this.settle = settle;
    this.read = read;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ASSESSOR, Roles.APPROVER})
  @Operation(
      operationId = "takeDecision",
      summary = "Decide something, or propose what a second person has to approve")
  @APIResponse(
      responseCode = "201",
      description = "Kept; once it counts, the assessment it touches is on its way",
      content = @Content(schema = @Schema(implementation = DecisionResponse.class)))
  @APIResponse(responseCode = "400", description = "Not valid; errors says what and where")
  @APIResponse(
      responseCode = "409",
      description = "The AI system is not known or assessed here yet, or not as it is referred to")
  @APIResponse(
      responseCode = "422",
      description = "Refers to what is not there, or is above the organisation's limit")
  public Response takeDecision(
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      @Nullable DecisionRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    DecisionResponse decision = take.take(request, idempotencyKey);
    return Response.created(URI.create(PATH + decision.id())).entity(decision).build();
  }

  @GET
  @Operation(operationId = "listDecisions", summary = "Decisions on an AI system, newest first")
  public Page<DecisionResponse> listDecisions(
      @QueryParam("system") @Nullable String system,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.list(system, kind(kind), PageRequest.of(limit, cursor, 1));
  }

  private static @Nullable DecisionKind kind(@Nullable String kind) {
    try {
      return kind == null ? null : DecisionKind.valueOf(kind);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          "?kind", "unknown-value", "kind must be one of " + List.of(DecisionKind.values()));
    }
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getDecision", summary = "One decision and how it stands")
  public DecisionResponse getDecision(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @GET
  @Path("/{id}/history")
  @Operation(operationId = "getDecisionHistory", summary = "Who did what to a decision")
  public List<History.Entry> getDecisionHistory(@PathParam("id") UUID id) {
    return read.history(id);
  }

  @POST
  @Path("/{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.APPROVER)
  @Operation(operationId = "approveDecision", summary = "Approve what another person proposed")
  @APIResponse(responseCode = "403", description = "Not an approver, or its own author")
  @APIResponse(responseCode = "409", description = "It does not wait for a second person")
  public DecisionResponse approveDecision(@PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.approve(id, request == null ? null : request.reason());
  }

  @POST
  @Path("/{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.APPROVER)
  @Operation(operationId = "rejectDecision", summary = "Turn down what another person proposed")
  @APIResponse(responseCode = "409", description = "It does not wait for a second person")
  public DecisionResponse rejectDecision(@PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.reject(id, request == null ? null : request.reason());
  }

  @POST
  @Path("/{id}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.ASSESSOR, Roles.APPROVER})
  @Operation(operationId = "withdrawDecision", summary = "End a decision from now on")
  @APIResponse(responseCode = "409", description = "It has ended already")
  public DecisionResponse withdrawDecision(
      @PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.withdraw(id, request == null ? null : request.reason());
  }
}
