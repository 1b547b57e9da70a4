// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The gate of a system, its policy, and the keys that verify its statements. */
@Path("/api/v1/assessments/{system}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gate", description = "May this version go into this system now?")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class GateResource {

  private static final String STATEMENT = "application/vnd.in-toto+json";
  private static final int LONGEST = 500;

  private final DecideGate decide;
  private final SignDecision sign;
  private final GatePolicies policies;

  GateResource(DecideGate decide, SignDecision sign, GatePolicies policies) {
    this.decide = decide;
    this.sign = sign;
    this.policies = policies;
  }

  @GET
  @Path("/gate")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, STATEMENT})
  @Operation(
      operationId = "getGate",
      summary = "May this version of this component go into this system now?")
  @APIResponse(
      responseCode = "200",
      description = "ALLOW, DENY or UNKNOWN; as a signed in-toto statement where that is accepted",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = GateDecision.class)),
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = GateDecision.Outcome.class)),
        @Content(
            mediaType = STATEMENT,
            schema = @Schema(implementation = SignDecision.Envelope.class))
      })
  @APIResponse(responseCode = "422", description = "The system has no such component")
  public Response getGate(
      @PathParam("system") String system,
      @Parameter(description = "Key of the component", required = true) @QueryParam("component")
          @Nullable String component,
      @Parameter(description = "sha256:… of the version") @QueryParam("digest")
          @Nullable String digest,
      @Parameter(description = "Immutable id of the version in a registry") @QueryParam("registry")
          @Nullable String registry,
      @Parameter(description = "Label of the version") @QueryParam("version")
          @Nullable String version,
      @Parameter(description = "How long to wait while the answer is UNKNOWN, 0s to 60s")
          @QueryParam("wait")
          @Nullable String wait,
      @Context HttpHeaders headers) {
    if (component == null || component.isBlank()) {
      throw Problem.invalid("?component", "missing", "the key of a component is needed");
    }
    VersionRef ref = ref(digest, registry, version);
    GateDecision decision = decide.decide(system, component, ref, DecideGate.wait(wait));
    MediaType accepted = headers.getAcceptableMediaTypes().getFirst();
    if (accepted.toString().startsWith(STATEMENT)) {
      return Response.ok(sign.sign(decision)).type(STATEMENT).build();
    }
    if (accepted.isCompatible(MediaType.TEXT_PLAIN_TYPE) && !accepted.isWildcardType()) {
      return Response.ok(decision.decision().name()).type(MediaType.TEXT_PLAIN).build();
    }
    return Response.ok(decision).type(MediaType.APPLICATION_JSON).build();
  }

  private static VersionRef ref(
      @Nullable String digest, @Nullable String registry, @Nullable String label) {
    if (digest != null && !VersionRef.isDigest(digest)) {
      throw Problem.invalid("?digest", "bad-digest", VersionRef.DIGEST_FORM);
    }
    VersionRef ref = new VersionRef(label, digest, registry);
    if (ref.isEmpty()) {
      throw Problem.invalid("?digest", "missing", "a digest, registry id or version is needed");
    }
    if (ref.text().length() > LONGEST) {
      throw Problem.invalid("?version", "too-long", "at most " + LONGEST + " characters");
    }
    return ref;
  }

  @GET
  @Path("/gate-policy")
  @Operation(operationId = "getGatePolicy", summary = "What may be deployed into the system")
  @APIResponse(
      responseCode = "200",
      description = "The policy",
      content = @Content(schema = @Schema(implementation = GatePolicy.class)))
  public Response getGatePolicy(@PathParam("system") String system) {
    return tagged(policies.of(system));
  }

  @PUT
  @Path("/gate-policy")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.APPROVER)
  @Operation(operationId = "putGatePolicy", summary = "Set what may be deployed into the system")
  @APIResponse(
      responseCode = "200",
      description = "The policy that holds from now on",
      content = @Content(schema = @Schema(implementation = GatePolicy.class)))
  @APIResponse(responseCode = "412", description = "Somebody else has changed it")
  @APIResponse(responseCode = "428", description = "If-Match is needed")
  public Response putGatePolicy(
      @PathParam("system") String system,
      @Parameter(description = "Why", required = true) @QueryParam("reason")
          @Nullable String reason,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable GatePolicy policy) {
    if (policy == null) {
      throw Problem.invalid("", "missing", "a policy is needed");
    }
    return tagged(policies.put(system, policy, reason, ifMatch));
  }

  @GET
  @Path("/gate-policy/history")
  @Operation(operationId = "getGatePolicyHistory", summary = "Who set which policy, when and why")
  public List<History.Entry> getGatePolicyHistory(@PathParam("system") String system) {
    return policies.history(system);
  }

  private static Response tagged(GatePolicy policy) {
    return Response.ok(policy)
        .header(HttpHeaders.ETAG, EntityTags.of(GatePolicies.tag(policy)))
        .build();
  }
}
