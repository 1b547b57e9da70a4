// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.inventory.revision.Revisions;
import io.holdfast.inventory.version.ComponentVersions;
import io.holdfast.inventory.version.KnownVersion;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The inventory over HTTP. */
@Path("/api/v1/systems")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Systems", description = "AI systems as architecture graphs")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class SystemsResource {

  /** Why something is done. */
  public record ReasonRequest(@Schema(required = true) @Nullable String reason) {}

  /** A new key and why. */
  public record RenameRequest(
      @Schema(required = true) @Nullable String key,
      @Schema(required = true) @Nullable String reason) {}

  private final PutSystem put;
  private final ChangeLifetime lifetime;
  private final SystemList list;
  private final AiSystems systems;
  private final Revisions revisions;
  private final ComponentVersions versions;
  private final History history;
  private final Caller caller;

  SystemsResource(
      PutSystem put,
      ChangeLifetime lifetime,
      SystemList list,
      AiSystems systems,
      Revisions revisions,
      ComponentVersions versions,
      History history,
      Caller caller) {
    this.put = put;
    this.lifetime = lifetime;
    this.list = list;
    this.systems = systems;
    this.revisions = revisions;
    this.versions = versions;
    this.history = history;
    this.caller = caller;
  }

  @PUT
  @Path("/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @MaxBody(2 * 1024 * 1024)
  @RolesAllowed(Roles.INVENTORY_EDITOR)
  @Operation(operationId = "putSystem", summary = "Register or edit a system from one document")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SystemState.class)))
  public Response putSystem(
      @PathParam("key") String key,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @QueryParam("adoptVersions") @DefaultValue("false") boolean adoptVersions,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
      @Nullable SystemDocument document) {
    if (document == null) {
      throw Problem.invalid("", "missing", "a system document is needed");
    }
    PutSystem.Outcome outcome =
        put.put(key, document, ifMatch, "*".equals(ifNoneMatch), adoptVersions, dryRun);
    Response.ResponseBuilder answer =
        outcome.created() ? Response.created(URI.create("/api/v1/systems/" + key)) : Response.ok();
    return answer.header("ETag", EntityTags.of(outcome.tag())).entity(outcome.state()).build();
  }

  @GET
  @Operation(operationId = "listSystems", summary = "Systems of the caller's teams, by key")
  public Page<SystemList.Item> listSystems(
      @QueryParam("team") @Nullable String team,
      @QueryParam("q") @Nullable String text,
      @QueryParam("alias") @Nullable String alias,
      @QueryParam("retired") @DefaultValue("false") boolean retired,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return list.page(
        caller.scope(),
        new SystemList.Filter(team, text, alias, retired),
        PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{key}")
  @Operation(operationId = "getSystem", summary = "A system as it is now")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SystemState.class)))
  public Response getSystem(
      @PathParam("key") String key, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AiSystem system = seen(key);
    String tag = system.declaredDigest();
    if (EntityTags.matches(ifNoneMatch, tag)) {
      return Response.notModified().header("ETag", EntityTags.of(tag)).build();
    }
    return Response.ok(SystemState.of(system, List.of(), List.of()))
        .header("ETag", EntityTags.of(tag))
        .build();
  }

  @GET
  @Path("/{key}/revisions")
  @Operation(operationId = "listRevisions", summary = "Revisions with what changed, newest first")
  public Page<Revision> listRevisions(
      @PathParam("key") String key,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    AiSystem system = seen(key);
    PageRequest request = PageRequest.of(limit, cursor, 1);
    String after = request.after(0);
    return Page.of(
        revisions.below(system.id(), after == null ? null : number(after), request.limit() + 1),
        request,
        revision -> Cursor.of(revision.number()));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
    }
  }

  @GET
  @Path("/{key}/revisions/{number}")
  @Operation(operationId = "getRevision", summary = "One revision")
  public Revision getRevision(@PathParam("key") String key, @PathParam("number") int number) {
    return revisions
        .find(seen(key).id(), number)
        .orElseThrow(() -> Problem.notFound("revision", number));
  }

  @GET
  @Path("/{key}/history")
  @Operation(operationId = "getSystemHistory", summary = "Who did what to a system, oldest first")
  public List<History.Entry> getSystemHistory(@PathParam("key") String key) {
    return history.of("system", seen(key).id(), 1000);
  }

  @GET
  @Path("/{key}/components/{component}/versions")
  @Operation(
      operationId = "listComponentVersions",
      summary = "Every version of a component that was ever heard of, newest first")
  public List<KnownVersion> listComponentVersions(
      @PathParam("key") String key, @PathParam("component") String component) {
    AiSystem system = seen(key);
    if (system.document().components().stream().noneMatch(c -> component.equals(c.key()))) {
      throw Problem.notFound("component", component);
    }
    return versions.of(system.id(), component, 500);
  }

  @POST
  @Path("/{key}/retirement")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.INVENTORY_EDITOR)
  @Operation(operationId = "retireSystem", summary = "Take a system out of use")
  public SystemState retireSystem(@PathParam("key") String key, @Nullable ReasonRequest request) {
    return lifetime.retire(key, request == null ? null : request.reason());
  }

  @DELETE
  @Path("/{key}/retirement")
  @RolesAllowed(Roles.INVENTORY_EDITOR)
  @Operation(operationId = "returnSystem", summary = "Take a retired system back into use")
  public SystemState returnSystem(@PathParam("key") String key) {
    return lifetime.takeBack(key);
  }

  @POST
  @Path("/{key}/rename")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.INVENTORY_EDITOR)
  @Operation(operationId = "renameSystem", summary = "Give a system another key; its id stays")
  public SystemState renameSystem(@PathParam("key") String key, @Nullable RenameRequest request) {
    return lifetime.rename(
        key, request == null ? null : request.key(), request == null ? null : request.reason());
  }

  private AiSystem seen(String key) {
    AiSystem system = systems.required(key);
    caller.requireSeen(system.team(), "system", key);
    return system;
  }
}
