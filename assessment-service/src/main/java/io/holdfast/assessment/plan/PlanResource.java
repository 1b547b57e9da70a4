// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.plan;

import io.holdfast.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plan of a system. */
@Path("/api/v1/assessments/{system}/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class PlanResource {

  private final MakePlan plan;

  PlanResource(MakePlan plan) {
    this.plan = plan;
  }

  @GET
  @Operation(
      operationId = "getPlan",
      summary = "A smallest set of actions that makes every scenario tolerable")
  public PlanResponse getPlan(@PathParam("system") String system) {
    return plan.of(system);
  }
}
