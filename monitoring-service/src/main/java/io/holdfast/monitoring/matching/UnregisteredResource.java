// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

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

/** AI components that nobody has registered. */
@Path("/api/v1/events/unregistered")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "Lifecycle events: intake, and the loop that follows")
@RolesAllowed({
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class UnregisteredResource {

  private final UnregisteredComponents components;

  UnregisteredResource(UnregisteredComponents components) {
    this.components = components;
  }

  @GET
  @Operation(
      operationId = "listUnregisteredComponents",
      summary = "AI components that senders speak of and nobody has registered, by name",
      description =
          "Registering the alias in the inventory matches what waits for it. Data sets are listed"
              + " only when a model was trained on them.")
  public Page<UnregisteredComponents.UnregisteredComponent> listUnregisteredComponents(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return components.list(PageRequest.of(limit, cursor, 1));
  }
}
