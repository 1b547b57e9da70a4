// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.mapping.Mapping;
import io.holdfast.catalogue.mapping.MappingKind;
import io.holdfast.catalogue.mapping.Mappings;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.listing.Listing;
import io.holdfast.kit.paging.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Mappings between controls, requirements and the catalogues of others. */
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
      Arrays.stream(MappingKind.values()).map(MappingKind::name).toList();

  private final EditionLibrary library;

  MappingResource(EditionLibrary library) {
    this.library = library;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Listing.CSV})
  @Listing(
      columns = {
        "edition",
        "id",
        "kind",
        "source",
        "sourceFramework",
        "sourceEdition",
        "target",
        "targetFramework",
        "targetEdition",
        "role",
        "relationship",
        "rationaleKind",
        "rationale",
        "confidence",
        "gap",
        "judged"
      })
  @Operation(
      operationId = "listMappings",
      summary = "Mappings between controls, requirements and the catalogues of others")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<MappingResponse>> listMappings(
      @Parameter(description = "Id of a control, a threat, a requirement or of an item elsewhere")
          @QueryParam("source")
          @Nullable String source,
      @Parameter(description = "Id of a requirement, a context item or of an item elsewhere")
          @QueryParam("target")
          @Nullable String target,
      @Parameter(
              description =
                  "REQUIREMENT_TO_REQUIREMENT, CONTROL_TO_REQUIREMENT, CONTROL_TO_CONTEXT,"
                      + " CONTROL_TO_EXTERNAL, THREAT_TO_EXTERNAL or EXTERNAL_TO_REQUIREMENT")
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "Source of the edition at one end, such as NIST_SP_800_53")
          @QueryParam("framework")
          @Nullable String framework,
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
    List<Mapping> all = Mappings.of(open).toList();
    browsing
        .filter("source", source, known(open, all, Mapping::source))
        .filter("target", target, known(open, all, Mapping::target))
        .filter("kind", kind, KINDS)
        .filter("framework", framework, open.sources());
    Stream<Mapping> wanted =
        between(source, target, all)
            .filter(item -> kind == null || item.kind().equals(kind))
            .filter(item -> framework == null || touches(item, framework));
    return answer(browsing.page(wanted, Mapping::id), open, ifNoneMatch);
  }

  private static Stream<Mapping> between(
      @Nullable String source, @Nullable String target, List<Mapping> mappings) {
    return mappings.stream()
        .filter(item -> source == null || item.source().equals(source))
        .filter(item -> target == null || item.target().equals(target));
  }

  private static RestResponse<Page<MappingResponse>> answer(
      Page<Mapping> page, OpenEdition edition, @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(
        page.map(item -> new MappingResponse(edition.version(), item)), ifNoneMatch);
  }

  /** Items of the edition may be asked for that nothing is mapped to. */
  private static Set<String> known(
      OpenEdition edition, List<Mapping> mappings, Function<Mapping, String> end) {
    Set<String> known = mappings.stream().map(end).collect(Collectors.toSet());
    known.addAll(edition.requirements().keySet());
    known.addAll(edition.controls().keySet());
    known.addAll(edition.threats().keySet());
    known.addAll(edition.context().keySet());
    return known;
  }

  private static boolean touches(Mapping mapping, String framework) {
    return mapping.sourceFramework().equals(framework)
        || mapping.targetFramework().equals(framework);
  }
}
