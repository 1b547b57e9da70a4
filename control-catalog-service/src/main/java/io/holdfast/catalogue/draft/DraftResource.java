// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import io.holdfast.catalogue.change.EditionChanges;
import io.holdfast.catalogue.draft.DraftSteps.PublishRequest;
import io.holdfast.catalogue.draft.DraftSteps.StepRequest;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Editions in the making, and the steps that people take with them. */
@Path("/api/v1/catalogue/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tailoring", description = "What the organisation makes of the catalogue")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class DraftResource {

  private final ReadDrafts read;
  private final SettleDraft settle;

  DraftResource(ReadDrafts read, SettleDraft settle) {
    this.read = read;
    this.settle = settle;
  }

  @GET
  @Operation(operationId = "listDrafts", summary = "Drafts of editions, opened last first")
  public Page<DraftResponse> listDrafts(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return read.list(PageRequest.of(limit, cursor, 1));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getDraft", summary = "One draft, with its conflicts and its profile")
  public DraftResponse getDraft(@PathParam("id") UUID id) {
    return read.one(id);
  }

  @GET
  @Path("/{id}/changes")
  @Operation(
      operationId = "getDraftChanges",
      summary = "What a draft changes against the edition in force")
  @APIResponse(responseCode = "200", description = "The changelog, computed from the contents")
  @APIResponse(responseCode = "409", description = "A conflict has to be solved first")
  public EditionChanges getDraftChanges(@PathParam("id") UUID id) {
    return read.changes(id);
  }

  @GET
  @Path("/{id}/history")
  @Operation(operationId = "getDraftHistory", summary = "Who did what to a draft, oldest first")
  public List<History.Entry> getDraftHistory(@PathParam("id") UUID id) {
    return read.history(id);
  }

  @POST
  @Path("/{id}/submit")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(operationId = "submitDraft", summary = "Hand a draft to review")
  @APIResponse(responseCode = "200", description = "It is in review")
  @APIResponse(responseCode = "409", description = "It is no draft, or has conflicts")
  public DraftResponse submitDraft(@PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.submit(id, reason(request));
  }

  @POST
  @Path("/{id}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CATALOG_ADMIN, Roles.APPROVER})
  @Operation(operationId = "returnDraft", summary = "Give a draft back to those who wrote it")
  @APIResponse(responseCode = "200", description = "It is a draft again")
  @APIResponse(responseCode = "409", description = "It is not in review")
  public DraftResponse returnDraft(@PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.giveBack(id, reason(request));
  }

  @POST
  @Path("/{id}/publish")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.CATALOG_ADMIN, Roles.APPROVER})
  @Operation(
      operationId = "publishDraft",
      summary = "Publish what others wrote: it becomes an edition and is in force")
  @APIResponse(responseCode = "200", description = "It is published")
  @APIResponse(responseCode = "403", description = "One of those who wrote it or handed it in")
  @APIResponse(responseCode = "409", description = "Not in review, or not what was reviewed")
  public DraftResponse publishDraft(@PathParam("id") UUID id, @Nullable PublishRequest request) {
    return request == null
        ? settle.publish(id, null, null)
        : settle.publish(id, request.digest(), request.reason());
  }

  @POST
  @Path("/{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(operationId = "discardDraft", summary = "End a draft without an edition")
  @APIResponse(responseCode = "200", description = "It is discarded")
  @APIResponse(responseCode = "409", description = "It has ended already")
  public DraftResponse discardDraft(@PathParam("id") UUID id, @Nullable StepRequest request) {
    return settle.discard(id, reason(request));
  }

  private static @Nullable String reason(@Nullable StepRequest request) {
    return request == null ? null : request.reason();
  }
}
