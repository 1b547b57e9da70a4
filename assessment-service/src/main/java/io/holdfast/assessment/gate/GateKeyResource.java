// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.kit.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys of the gate. */
@Path("/api/v1/assessments/-/gate-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gate")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class GateKeyResource {

  private final SignDecision sign;

  GateKeyResource(SignDecision sign) {
    this.sign = sign;
  }

  @GET
  @Operation(operationId = "listGateKeys", summary = "Keys that verify statements, as a JWK set")
  public SignDecision.KeySet listGateKeys() {
    return sign.keys();
  }
}
