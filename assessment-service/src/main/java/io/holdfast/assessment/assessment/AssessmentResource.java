// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Scenario;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.WipeCopies;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Assessments. */
@Path("/api/v1/assessments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments", description = "The case for the cybersecurity of each AI system")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class AssessmentResource {

  private static final List<String> STATES = List.of(KnownSystem.ACTIVE, KnownSystem.RETIRED);

  private final ReadAssessments read;
  private final ReadPortfolio portfolio;
  private final WipeCopies wipe;

  AssessmentResource(ReadAssessments read, ReadPortfolio portfolio, WipeCopies wipe) {
    this.read = read;
    this.portfolio = portfolio;
    this.wipe = wipe;
  }

  @GET
  @Operation(operationId = "listPortfolio", summary = "All AI systems and how each stands, by key")
  public Page<PortfolioEntry> listPortfolio(
      @QueryParam("team") @Nullable String team,
      @Parameter(description = "A result, on the framework or on any") @QueryParam("verdict")
          @Nullable String verdict,
      @QueryParam("framework") @Nullable String framework,
      @QueryParam("class") @Nullable String regulatoryClass,
      @Parameter(description = "ACTIVE or RETIRED; absent: both") @QueryParam("state")
          @Nullable String state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    check("verdict", verdict, RequirementStatus.values());
    check("class", regulatoryClass, RegulatoryClass.Type.values());
    if (state != null && !STATES.contains(state)) {
      throw Problem.invalid("?state", "unknown-value", "state must be one of " + STATES);
    }
    return portfolio.list(
        new ReadPortfolio.Filter(team, verdict, framework, regulatoryClass, state),
        PageRequest.of(limit, cursor, 2));
  }

  @GET
  @Path("/{system}")
  @Operation(operationId = "getAssessment", summary = "The current live assessment of an AI system")
  @APIResponse(
      responseCode = "200",
      description = "The assessment, whole",
      content = @Content(schema = @Schema(implementation = AssessmentResponse.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "No such system, or not assessed yet")
  public Response getAssessment(
      @PathParam("system") String system,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return tagged(read.current(system), ifNoneMatch);
  }

  @GET
  @Path("/by-id/{id}")
  @Operation(operationId = "getAssessmentById", summary = "One assessment, live or candidate")
  @APIResponse(
      responseCode = "200",
      description = "The assessment, whole",
      content = @Content(schema = @Schema(implementation = AssessmentResponse.class)))
  public Response getAssessmentById(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return tagged(read.byId(id), ifNoneMatch);
  }

  @GET
  @Path("/{system}/history")
  @Operation(operationId = "listAssessments", summary = "Live assessments, newest first")
  public Page<AssessmentSummary> listAssessments(
      @PathParam("system") String system,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.history(system, PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{system}/candidates")
  @Operation(
      operationId = "listCandidates",
      summary = "The last assessment with each version that is not current, newest first")
  public Page<AssessmentSummary> listCandidates(
      @PathParam("system") String system,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return read.candidates(system, PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{system}/scenarios")
  @Operation(operationId = "listScenarios", summary = "Scenarios of the live assessment, by id")
  public Page<Scenario> listScenarios(
      @PathParam("system") String system,
      @QueryParam("status") @Nullable String status,
      @QueryParam("family") @Nullable String family,
      @QueryParam("component") @Nullable String component,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    check("status", status, TreatmentStatus.values());
    return read.scenarios(
        system,
        new ReadAssessments.ScenarioFilter(status, family, component),
        PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{system}/difference")
  @Operation(
      operationId = "getDifference",
      summary = "What differs between two assessments of a system, and why")
  @APIResponse(
      responseCode = "200",
      description = "Results from and to, cause chains as data and as sentences",
      content = @Content(schema = @Schema(implementation = DifferenceResponse.class)))
  @APIResponse(responseCode = "422", description = "No such assessment of the system")
  public DifferenceResponse getDifference(
      @PathParam("system") String system,
      @Parameter(description = "Id of an assessment, live or candidate", required = true)
          @QueryParam("from")
          @Nullable UUID from,
      @Parameter(description = "Id of another; absent: the current live one") @QueryParam("to")
          @Nullable UUID to) {
    if (from == null) {
      throw Problem.invalid("?from", "missing", "the id of an assessment is needed");
    }
    return read.difference(system, from, to);
  }

  @DELETE
  @Path("/-/copies")
  @RolesAllowed(Roles.OPERATOR)
  @Operation(
      operationId = "wipeCopies",
      summary = "Forget the copies of revisions and editions, for a rebuild by republication")
  public WipeCopies.Wiped wipeCopies(
      @Parameter(description = "The name of this service") @QueryParam("confirm")
          @Nullable String confirm,
      @QueryParam("reason") @Nullable String reason) {
    return wipe.wipe(confirm, reason);
  }

  private static Response tagged(AssessmentResponse assessment, @Nullable String ifNoneMatch) {
    String tag =
        "%s.%s.%d"
            .formatted(assessment.resultDigest(), assessment.id(), assessment.pendingTriggers());
    if (EntityTags.matches(ifNoneMatch, tag)) {
      return Response.notModified().header(HttpHeaders.ETAG, EntityTags.of(tag)).build();
    }
    return Response.ok(assessment).header(HttpHeaders.ETAG, EntityTags.of(tag)).build();
  }

  private static void check(String parameter, @Nullable String value, Enum<?>[] known) {
    if (value != null && Arrays.stream(known).noneMatch(one -> one.name().equals(value))) {
      throw Problem.invalid(
          "?" + parameter,
          "unknown-value",
          parameter + " must be one of " + Arrays.toString(known));
    }
  }
}
