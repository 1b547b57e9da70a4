// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers of the catalogue carry the digest of their body as entity tag. */
public final class TaggedAnswer {

  private TaggedAnswer() {}

  /** The body, or 304 when the client has it already. */
  public static <T> RestResponse<T> of(T body, @Nullable String ifNoneMatch) {
    String tag = CanonicalJson.digestOf(Json.bytes(body));
    RestResponse.ResponseBuilder<T> answer =
        EntityTags.matches(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.notModified()
            : RestResponse.ResponseBuilder.ok(body);
    return answer.header(HttpHeaders.ETAG, EntityTags.of(tag)).build();
  }
}
