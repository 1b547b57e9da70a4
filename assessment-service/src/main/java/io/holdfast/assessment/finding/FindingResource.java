// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.finding;

import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Findings of a system. */
@Path("/api/v1/assessments/{system}/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings", description = "What lifecycle events found on a system's components")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class FindingResource {

  private static final List<String> KINDS =
      Arrays.stream(FindingKind.values())
          .map(Enum::name)
          .filter(name -> !name.equals("UNKNOWN"))
          .toList();

  private final ReadFindings read;

  FindingResource(ReadFindings read) {
    this.read = read;
  }

  @GET
  @Operation(
      operationId = "listFindings",
      summary = "The lines by which findings opened and closed, newest first")
  public Page<FindingResponse> listFindings(
      @PathParam("system") String system,
      @QueryParam("component") @Nullable String component,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (kind != null && !KINDS.contains(kind)) {
      throw Problem.invalid("?kind", "unknown-value", "kind must be one of " + KINDS);
    }
    return read.list(
        system, new ReadFindings.Filter(component, kind), PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getFinding", summary = "One line by the id that reasons name it with")
  @APIResponse(responseCode = "404", description = "The system has no such finding")
  public FindingResponse getFinding(@PathParam("system") String system, @PathParam("id") UUID id) {
    return read.one(system, id);
  }
}
