// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.trigger;

import io.holdfast.assessment.paging.IdCursor;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Progress of what concerns many systems. */
@Path("/api/v1/assessments/-/bulks")
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
public class BulkResource {

  private final Bulks bulks;

  BulkResource(Bulks bulks) {
    this.bulks = bulks;
  }

  @GET
  @Operation(
      operationId = "listBulks",
      summary = "Re-assessments of many systems and how far they are, newest first")
  public Page<Bulks.Progress> listBulks(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    PageRequest page = PageRequest.of(limit, cursor, 1);
    return bulks.list(IdCursor.after(page), page);
  }
}
