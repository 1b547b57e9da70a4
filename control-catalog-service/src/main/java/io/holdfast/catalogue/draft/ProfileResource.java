// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.tailoring.Profile;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.http.MaxBody;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The organisation's profile: how it changes the editions that Holdfast makes. */
@Path("/api/v1/catalogue/profile")
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
public class ProfileResource {

  private static final long LARGEST = 2 * 1024 * 1024;

  private final PutProfile put;
  private final ReadDrafts read;

  ProfileResource(PutProfile put, ReadDrafts read) {
    this.put = put;
    this.read = read;
  }

  @GET
  @Operation(
      operationId = "getProfile",
      summary = "The profile of the open draft or, without one, of the edition in force")
  @APIResponse(
      responseCode = "200",
      description = "The profile; its ETag is what If-Match takes",
      content = @Content(schema = @Schema(implementation = Profile.class)))
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "404", description = "Nothing was tailored")
  public RestResponse<JsonNode> getProfile(
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    JsonNode profile = read.profile();
    String tag = PutProfile.tag(profile);
    RestResponse.ResponseBuilder<JsonNode> answer =
        EntityTags.matches(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.notModified()
            : RestResponse.ResponseBuilder.ok(profile);
    return answer.header(HttpHeaders.ETAG, EntityTags.of(tag)).build();
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @MaxBody(LARGEST)
  @Operation(
      operationId = "putProfile",
      summary = "Replace the whole profile; it becomes the next revision of the draft")
  @APIResponse(responseCode = "200", description = "The draft, changed or as it was")
  @APIResponse(responseCode = "201", description = "A draft was opened")
  @APIResponse(
      responseCode = "400",
      description = "Not valid, or it does not fit its base; errors has everything at once")
  @APIResponse(responseCode = "412", description = "Somebody else has changed it")
  @APIResponse(responseCode = "413", description = "Larger than 2 MiB")
  @APIResponse(responseCode = "428", description = "There is a profile: If-Match is needed")
  public RestResponse<DraftResponse> putProfile(
      @Parameter(description = "Tag of the profile that is replaced, or *")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Parameter(description = "Why, for the history") @QueryParam("reason")
          @Nullable String reason,
      @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class)))
          @Nullable JsonNode profile) {
    PutProfile.Put done = put.put(required(profile), ifMatch, reason);
    return RestResponse.ResponseBuilder.<DraftResponse>create(done.opened() ? 201 : 200)
        .entity(done.draft())
        .header(HttpHeaders.ETAG, EntityTags.of(PutProfile.tag(done.draft().profile())))
        .build();
  }

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @MaxBody(LARGEST)
  @Operation(
      operationId = "previewProfile",
      summary = "What a profile would make of its base; nothing is kept")
  @APIResponse(responseCode = "200", description = "What would change")
  @APIResponse(
      responseCode = "400",
      description = "Not valid, or it does not fit its base; errors has everything at once")
  public DraftPreview previewProfile(
      @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class)))
          @Nullable JsonNode profile) {
    return put.preview(required(profile));
  }

  private static JsonNode required(@Nullable JsonNode profile) {
    if (profile == null) {
      throw Problem.invalid("", "missing", "a body is needed");
    }
    return profile;
  }
}
