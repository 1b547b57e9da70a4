// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What would be. */
@Path("/api/v1/assessments/{system}/what-if")
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
public class WhatIfResource {

  private static final long LARGEST = 4L * 1024 * 1024;

  private final WhatIf whatIf;

  WhatIfResource(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @MaxBody(LARGEST)
  @Operation(
      operationId = "whatIf",
      summary = "How the system would stand with these changes; nothing is stored")
  @APIResponse(responseCode = "200", description = "The result, and what differs from today")
  @APIResponse(responseCode = "422", description = "Refers to what is not there; errors says what")
  public WhatIfResponse whatIf(
      @PathParam("system") String system, @Nullable WhatIfRequest request) {
    if (request == null) {
      throw Problem.invalid("", "missing", "a body is needed; {} changes nothing");
    }
    return whatIf.assess(system, request);
  }
}
