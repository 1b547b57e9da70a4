// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.paging.Page;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * The second representation of a {@link Listing}, and what lists have in their headers: the Link to
 * the next part, that they vary with Accept, and for CSV an entity tag of its own, because a strong
 * tag names one representation (RFC 9110, section 8.8.3).
 */
class ListingFilter {

  private static final MediaType CSV = MediaType.valueOf(Listing.CSV);
  private static final MediaType CSV_TEXT =
      new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present"));
  private static final String OF_CSV = ";csv\"";

  /** A tag of the other representation says nothing on this one. */
  @ServerRequestFilter
  void compareTagsOfOneRepresentation(
      ContainerRequestContext request, @Nullable ResourceInfo resource) {
    String tags = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (tags == null || listing(resource) == null) {
      return;
    }
    boolean csv = wantsCsv(request);
    List<String> own =
        Arrays.stream(tags.split(","))
            .map(String::strip)
            .filter(tag -> tag.equals("*") || tag.endsWith(OF_CSV) == csv)
            .map(tag -> tag.replace(OF_CSV, "\""))
            .toList();
    request.getHeaders().putSingle(HttpHeaders.IF_NONE_MATCH, String.join(", ", own));
  }

  @ServerResponseFilter
  void answer(
      ContainerRequestContext request,
      ContainerResponseContext response,
      @Nullable ResourceInfo resource,
      UriInfo uri) {
    Listing listing = listing(resource);
    if (listing == null) {
      return;
    }
    response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    boolean csv = wantsCsv(request);
    Object tag = response.getHeaders().getFirst(HttpHeaders.ETAG);
    if (csv && tag != null) {
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag.toString().replaceAll("\"$", OF_CSV));
    }
    if (response.getEntity() instanceof Page<?> page && page.next() != null) {
      response.getHeaders().add(HttpHeaders.LINK, link(uri, page.next()));
    }
    List<?> rows = rows(response.getEntity());
    if (csv && rows != null) {
      List<String> columns = List.of(listing.columns());
      String text = CsvText.of(columns, rows.stream().map(Json::tree).toList());
      response.setEntity(text, new Annotation[0], CSV_TEXT);
    }
  }

  /** Absent: a problem, or nothing new. */
  private static @Nullable List<?> rows(@Nullable Object entity) {
    return switch (entity) {
      case Page<?> page -> page.items();
      case Table table -> table.rows();
      case null, default -> null;
    };
  }

  private static String link(UriInfo uri, String cursor) {
    URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return "<%s>; rel=\"next\"".formatted(next);
  }

  /** Absent: no list, or a request that was refused before its method was found (405, 415). */
  private static @Nullable Listing listing(@Nullable ResourceInfo resource) {
    Method method = resource == null ? null : resource.getResourceMethod();
    return method == null ? null : method.getAnnotation(Listing.class);
  }

  /** As between the two that lists produce: JSON comes first where both are as welcome. */
  private static boolean wantsCsv(ContainerRequestContext request) {
    for (MediaType accepted : request.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (accepted.isCompatible(CSV)) {
        return true;
      }
    }
    return false;
  }
}
