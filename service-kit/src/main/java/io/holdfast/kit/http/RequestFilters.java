// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.trace.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every request and response gets: a correlation id, and headers that keep browsers safe. */
class RequestFilters {

  static final String REQUEST_ID = "X-Request-Id";

  @ServerRequestFilter(preMatching = true)
  void enter(ContainerRequestContext request) {
    Trace.of(request.getHeaderString(REQUEST_ID), request.getHeaderString("traceparent")).enter();
  }

  @ServerResponseFilter
  void leave(ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(REQUEST_ID, Trace.current().correlationId());
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.putSingle("Referrer-Policy", "no-referrer");
    if (!headers.containsKey("Cache-Control")) {
      headers.putSingle(
          "Cache-Control", headers.containsKey("ETag") ? "private, no-cache" : "no-store");
    }
  }
}
