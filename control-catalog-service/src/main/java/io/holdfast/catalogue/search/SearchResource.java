// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.search;

import io.holdfast.catalogue.browse.Browsing;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.listing.Listing;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Full text over the catalogue. */
@Path("/api/v1/catalogue/search")
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
public class SearchResource {

  private static final int LONGEST = 200;
  private static final List<String> KINDS =
      List.of(
          SearchHit.THREAT,
          SearchHit.CONTROL,
          SearchHit.REQUIREMENT,
          SearchHit.EVIDENCE_KIND,
          SearchHit.CONTEXT);

  private final EditionLibrary library;
  private final SearchEdition search;

  SearchResource(EditionLibrary library, SearchEdition search) {
    this.library = library;
    this.search = search;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(columns = {"edition", "kind", "id", "title", "excerpt"})
  @Operation(operationId = "searchCatalogue", summary = "Items by their words, the best first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is missing, unknown or has an unknown value; errors names it")
  public Page<SearchHit> searchCatalogue(
      @Parameter(description = "Words, \"a phrase\", or, -without; or an id", required = true)
          @QueryParam("q")
          @Nullable String query,
      @Parameter(description = "THREAT, CONTROL, REQUIREMENT, EVIDENCE_KIND or CONTEXT")
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "Of controls") @QueryParam("level") @Nullable String level,
      @Parameter(description = "Of controls") @QueryParam("maturity") @Nullable String maturity,
      @Parameter(description = "Of requirements") @QueryParam("framework")
          @Nullable String framework,
      @Parameter(description = "That threats concern") @QueryParam("componentKind")
          @Nullable String componentKind,
      @Parameter(description = "That threats need and controls act on") @QueryParam("access")
          @Nullable String access,
      @Parameter(description = "Version of an edition; absent: the active one")
          @QueryParam("edition")
          @Nullable String edition,
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor) {
    String words = words(query);
    Browsing browsing = Browsing.of(library, edition, limit, cursor);
    OpenEdition open = browsing.edition();
    browsing
        .filter("kind", kind, KINDS)
        .filter("level", level, open.content().vocabulary().levels().keySet())
        .filter("maturity", maturity, open.content().vocabulary().maturity().keySet())
        .filter("framework", framework, frameworks(open))
        .filter(
            "componentKind", componentKind, open.content().vocabulary().componentKinds().keySet())
        .filter("access", access, open.content().vocabulary().access().keySet());
    SearchFilter filter = new SearchFilter(kind, level, maturity, framework, componentKind, access);
    return browsing.page(
        search.search(open.version(), words).stream().filter(hit -> filter.admits(hit, open)),
        SearchHit::key);
  }

  private static List<String> frameworks(OpenEdition edition) {
    return edition.content().edition().frameworks().stream()
        .map(EditionManifest.Framework::id)
        .toList();
  }

  private static String words(@Nullable String query) {
    if (query == null || query.isBlank()) {
      throw Problem.invalid("?q", "missing", "q says what to look for");
    }
    if (query.length() > LONGEST) {
      throw Problem.invalid("?q", "too-long", "q has at most " + LONGEST + " characters");
    }
    return query.replace("\u0000", " ").strip();
  }
}
