// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.asof;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Assessments made again for past instants. */
@Path("/api/v1/assessments/{system}/as-of")
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
public class AsOfResource {

  /** Nothing was known before; earlier ones cannot be asked the database. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private final AssessAsOf assess;

  AsOfResource(AssessAsOf assess) {
    this.assess = assess;
  }

  @GET
  @Operation(
      operationId = "assessAsOf",
      summary = "The assessment for a past instant, made again from what was known then")
  public AsOfResponse assessAsOf(
      @PathParam("system") String system,
      @Parameter(description = "Instant, RFC 3339 in UTC", required = true) @QueryParam("asOf")
          @Nullable String asOf,
      @Parameter(description = "What was recorded until then is known; absent: asOf")
          @QueryParam("knownAt")
          @Nullable String knownAt) {
    return assess.of(system, instant("?asOf", asOf), instant("?knownAt", knownAt));
  }

  private static @Nullable Instant instant(String pointer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(text);
      if (!instant.isBefore(EARLIEST)) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw Problem.invalid(pointer, "bad-value", "an instant like 2026-11-02T09:00:00Z is needed");
  }
}
