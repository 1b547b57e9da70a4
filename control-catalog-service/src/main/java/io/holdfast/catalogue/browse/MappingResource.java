// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Mappings between controls and requirements, and between frameworks. */
@Path("/api/v1/catalogue/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Catalogue",
    description = "Threats, controls, requirements, kinds of evidence, mappings")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class MappingResource {

  private static final List<String> KINDS =
      List.of(MappingResponse.OF_CONTROL, MappingResponse.OF_REQUIREMENT);

  private final EditionLibrary library;

  MappingResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Operation(
      operationId = "listMappings",
      summary = "Mappings between controls and requirements, and between frameworks")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<MappingResponse>> listMappings(
      @Parameter(description = "Id of a control or requirement") @QueryParam("source")
          @Nullable String source,
      @Parameter(description = "Id of a requirement") @QueryParam("target") @Nullable String target,
      @Parameter(description = "CONTROL_TO_REQUIREMENT or REQUIREMENT_TO_REQUIREMENT")
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    Browsing browsing = Browsing.of(library, edition, limit, cursor);
    OpenEdition open = browsing.edition();
    Set<String> sources = new HashSet<>(open.requirements().keySet());
    sources.addAll(open.controls().keySet());
    browsing
        .filter("source", source, sources)
        .filter("target", target, open.requirements().keySet())
        .filter("kind", kind, KINDS);
    Page<MappingResponse> page =
        browsing.page(
            MappingResponse.all(open)
                .filter(item -> source == null || item.source().equals(source))
                .filter(item -> target == null || item.target().equals(target))
                .filter(item -> kind == null || item.kind().equals(kind)),
            MappingResponse::id);
    return TaggedAnswer.of(page, ifNoneMatch);
  }
}
