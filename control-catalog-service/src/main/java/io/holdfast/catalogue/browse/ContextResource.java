// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.content.ContextItem;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.listing.Listing;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What laws and standards say around the requirements. */
@Path("/api/v1/catalogue/context")
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
public class ContextResource {

  private final EditionLibrary library;

  ContextResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "id",
        "locator",
        "title",
        "says",
        "binds",
        "related",
        "formerly",
        "appliesAs",
        "references"
      })
  @Operation(operationId = "listContext", summary = "Duties and titles around the requirements")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<ContextResponse>> listContext(
      @Parameter(description = "Source, such as EU_AI_ACT") @QueryParam("source")
          @Nullable String source,
      @Parameter(description = "Party that it binds, such as PROVIDER") @QueryParam("binds")
          @Nullable String binds,
      @Parameter(description = "Control, requirement or kind of evidence that helps with it")
          @QueryParam("related")
          @Nullable String related,
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
    Set<String> items = new HashSet<>(open.controls().keySet());
    items.addAll(open.requirements().keySet());
    items.addAll(open.evidenceKinds().keySet());
    browsing
        .filter("source", source, open.sources())
        .filter("binds", binds, open.content().vocabulary().parties().keySet())
        .filter("related", related, items);
    Page<ContextItem> page =
        browsing.page(
            open.content().context().stream()
                .filter(item -> source == null || item.isFrom(source))
                .filter(item -> binds == null || item.binds().contains(binds))
                .filter(item -> related == null || item.related().contains(related)),
            ContextItem::id);
    return TaggedAnswer.of(page.map(item -> ContextResponse.of(item, open.version())), ifNoneMatch);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getContextItem", summary = "One duty or title")
  @APIResponse(responseCode = "200", description = "As the edition says")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition is unknown")
  @APIResponse(responseCode = "404", description = "The edition has none of this id")
  public RestResponse<ContextResponse> getContextItem(
      @PathParam("id") String id,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    OpenEdition open = library.open(edition);
    ContextItem found = open.context().get(id);
    if (found == null) {
      throw Problem.notFound("context item", id);
    }
    return TaggedAnswer.of(ContextResponse.of(found, open.version()), ifNoneMatch);
  }
}
