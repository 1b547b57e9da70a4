// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.ProblemDetails;
import io.holdfast.kit.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says to be larger than the server takes before any of it is read, and says so
 * as a problem; the server itself would answer without a word.
 */
@ApplicationScoped
class DeclaredLengthFilter {

  /** Before authentication, which would make the server look at the length itself. */
  private static final int FIRST = 10_000;

  /** How long a client may go on sending before it is cut off; at once it would miss the answer. */
  private static final long LINGER_MILLIS = 2_000;

  private final long most;

  DeclaredLengthFilter(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
    this.most = most.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    String declared = context.request().getHeader("Content-Length");
    if (declared == null || !declared.matches("\\d{1,18}") || Long.parseLong(declared) <= most) {
      context.next();
      return;
    }
    ProblemType type = ProblemType.TOO_LARGE;
    HttpServerResponse response = context.response();
    response.setStatusCode(type.status());
    response.putHeader("Content-Type", "application/problem+json");
    response.putHeader("Connection", "close");
    context.vertx().setTimer(LINGER_MILLIS, timer -> context.request().connection().close());
    response.end(
        Json.text(
            new ProblemDetails(
                type.uri(),
                type.title(),
                type.status(),
                "the body has more than " + most + " bytes, the most taken by this service",
                null,
                List.of())));
  }
}
