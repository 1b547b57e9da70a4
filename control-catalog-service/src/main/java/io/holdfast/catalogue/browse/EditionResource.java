// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.change.CompareEditions;
import io.holdfast.catalogue.change.EditionChanges;
import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.edition.WithdrawEdition;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Editions of the catalogue. */
@Path("/api/v1/catalogue/editions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Editions", description = "What was published when, and which edition is in force")
@RolesAllowed({
  Roles.PIPELINE,
  Roles.INVENTORY_EDITOR,
  Roles.ASSESSOR,
  Roles.APPROVER,
  Roles.CATALOG_ADMIN,
  Roles.GOVERNANCE_READER,
  Roles.OPERATOR
})
public class EditionResource {

  private final ListEditions editions;
  private final EditionLibrary library;
  private final WithdrawEdition withdraw;

  EditionResource(ListEditions editions, EditionLibrary library, WithdrawEdition withdraw) {
    this.editions = editions;
    this.library = library;
    this.withdraw = withdraw;
  }

  /** Why an edition is withdrawn. */
  @Schema(name = "WithdrawEditionRequest")
  public record WithdrawRequest(@Schema(required = true) @Nullable String reason) {}

  @GET
  @Operation(operationId = "listEditions", summary = "Editions, last published first")
  @APIResponse(responseCode = "200", description = "A part of the list")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(
      responseCode = "400",
      description = "A parameter is unknown or has an unknown value; errors names it")
  public RestResponse<Page<EditionSummary>> listEditions(
      @Parameter(description = "1 to 500; absent: 50", schema = @Schema(type = SchemaType.INTEGER))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "next of the part before") @QueryParam("cursor")
          @Nullable String cursor,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return TaggedAnswer.of(
        editions.list(Browsing.page(limit, cursor, 1)).map(EditionSummary::of), ifNoneMatch);
  }

  @GET
  @Path("/current")
  @Operation(operationId = "getCurrentEdition", summary = "The edition in force")
  @APIResponse(responseCode = "200", description = "The edition")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "A parameter is unknown; errors names it")
  public RestResponse<EditionResponse> getCurrentEdition(
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return answer(library.active(), ifNoneMatch);
  }

  @GET
  @Path("/{version}")
  @Operation(operationId = "getEdition", summary = "One edition: what it is and what it rests on")
  @APIResponse(responseCode = "200", description = "The edition")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "A parameter is unknown; errors names it")
  @APIResponse(responseCode = "404", description = "No such edition was published")
  public RestResponse<EditionResponse> getEdition(
      @PathParam("version") String version,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    return answer(
        library.find(version).orElseThrow(() -> Problem.notFound("edition", version)), ifNoneMatch);
  }

  @GET
  @Path("/{version}/changes")
  @Operation(
      operationId = "getEditionChanges",
      summary = "What an edition changed, item by item and field by field")
  @APIResponse(responseCode = "200", description = "The changelog, computed from the contents")
  @APIResponse(responseCode = "304", description = "The client has it already")
  @APIResponse(responseCode = "400", description = "The edition to compare with is unknown")
  @APIResponse(responseCode = "404", description = "No such edition was published")
  public RestResponse<EditionChanges> getEditionChanges(
      @PathParam("version") String version,
      @Parameter(description = "Version to compare with; absent: the highest lower one")
          @QueryParam("from")
          @Nullable String from,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    OpenEdition to = library.find(version).orElseThrow(() -> Problem.notFound("edition", version));
    String base = from == null ? editions.before(version).orElse(null) : from;
    if (base == null) {
      throw Problem.invalid("?from", "missing", "no edition before " + version + ": say from");
    }
    OpenEdition known =
        library
            .find(base)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "?from", "unknown-edition", "no edition " + base + " was published"));
    return TaggedAnswer.of(CompareEditions.between(known.content(), to.content()), ifNoneMatch);
  }

  @POST
  @Path("/{version}/withdraw")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.CATALOG_ADMIN)
  @Operation(
      operationId = "withdrawEdition",
      summary = "Withdraw an edition; the one before it is in force again, if it was")
  @APIResponse(responseCode = "200", description = "It is withdrawn, and stays readable")
  @APIResponse(responseCode = "404", description = "No such edition was published")
  @APIResponse(
      responseCode = "409",
      description = "It is withdrawn already, or nothing else could be in force")
  public EditionSummary withdrawEdition(
      @PathParam("version") String version, @Nullable WithdrawRequest request) {
    withdraw.withdraw(version, request == null ? null : request.reason());
    return EditionSummary.of(editions.find(version).orElseThrow());
  }

  @GET
  @Path("/{version}/history")
  @Operation(operationId = "getEditionHistory", summary = "Who did what to an edition and why")
  @APIResponse(responseCode = "200", description = "Oldest first")
  @APIResponse(responseCode = "404", description = "No such edition was published")
  public List<History.Entry> getEditionHistory(@PathParam("version") String version) {
    if (editions.find(version).isEmpty()) {
      throw Problem.notFound("edition", version);
    }
    return withdraw.history(version);
  }

  private RestResponse<EditionResponse> answer(OpenEdition open, @Nullable String ifNoneMatch) {
    ListEditions.Entry entry = editions.find(open.version()).orElseThrow();
    return TaggedAnswer.of(EditionResponse.of(entry, open.content()), ifNoneMatch);
  }
}
