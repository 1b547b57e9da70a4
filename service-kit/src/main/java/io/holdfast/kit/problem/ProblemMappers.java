// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.holdfast.kit.trace.Trace;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where exceptions become HTTP answers. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String MEDIA_TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return answer(problem.type(), problem.detail(), problem.violations(), problem);
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException failure) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  Response authenticationFailed(AuthenticationFailedException failure) {
    return unauthenticated();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return answer(ProblemType.FORBIDDEN, "none of the caller's roles may do this");
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException failure) {
    return unreadable(failure);
  }

  @ServerExceptionMapper
  Response json(com.fasterxml.jackson.databind.exc.MismatchedInputException failure) {
    return unreadable(failure);
  }

  @ServerExceptionMapper
  Response web(WebApplicationException failure) {
    Problem problem = find(failure, Problem.class);
    if (problem != null) {
      return problem(problem);
    }
    JsonProcessingException json = find(failure, JsonProcessingException.class);
    if (json != null) {
      return unreadable(json);
    }
    int status = failure.getResponse().getStatus();
    ProblemType type =
        Arrays.stream(ProblemType.values())
            .filter(candidate -> candidate.status() == status)
            .findFirst()
            .orElse(status < 500 ? ProblemType.INVALID : ProblemType.INTERNAL);
    Response answer = answer(type, type.title());
    String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allow == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  Response anything(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Problem problem = find(cause, Problem.class);
    if (problem != null) {
      return problem(problem);
    }
    if (DatabaseFailures.isNotNow(cause)) {
      LOG.warnf("answering 503: %s", cause.toString());
      return problem(
          Problem.retry(
              ProblemType.UNAVAILABLE,
              "a part this service depends on does not answer; nothing was changed",
              java.time.Duration.ofSeconds(2)));
    }
    if (DatabaseFailures.isBadText(cause)) {
      return malformed("", "bad-character", "the character U+0000 cannot be kept");
    }
    if ("Request too large".equals(cause.getMessage())) {
      // thrown while the body is read, as a plain IOException
      return answer(ProblemType.TOO_LARGE, ProblemType.TOO_LARGE.title());
    }
    if (isBrokenForm(String.valueOf(cause.getMessage()))) {
      return malformed("", "not-a-form", "the body is not the multipart form that its type says");
    }
    LOG.error("answering 500", cause);
    return answer(ProblemType.INTERNAL, "an operator finds the reason under this instance id");
  }

  /** Thrown while a form is read, as a plain IOException and a plain RuntimeException. */
  private static boolean isBrokenForm(String message) {
    return message.startsWith("Connection terminated parsing multipart")
        || message.startsWith("Param limit of ");
  }

  private static Response unauthenticated() {
    return Response.fromResponse(
            answer(ProblemType.UNAUTHENTICATED, "a valid bearer token for this service is needed"))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static Response unreadable(JsonProcessingException failure) {
    Problem problem = find(failure, Problem.class);
    if (problem != null) {
      return answer(problem.type(), problem.detail(), problem.violations(), problem);
    }
    if (failure instanceof StreamConstraintsException) {
      String limit = failure.getOriginalMessage().replaceAll(", from `[^`]*`", "");
      return malformed("", "too-deep-or-long", limit);
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      Violation violation = Unreadable.at("", mapping);
      return malformed(violation.pointer(), violation.code(), violation.message());
    }
    String where =
        failure.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(failure.getLocation().getLineNr(), failure.getLocation().getColumnNr());
    return malformed("", "not-json", "the body is not the JSON that is expected here" + where);
  }

  private static Response malformed(String pointer, String code, String message) {
    return answer(
        ProblemType.MALFORMED, message, List.of(new Violation(pointer, code, message)), null);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static Response answer(ProblemType type, String detail) {
    return answer(type, detail, List.of(), null);
  }

  private static Response answer(
      ProblemType type, String detail, List<Violation> violations, @Nullable Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(type.status())
            .type(MEDIA_TYPE)
            .entity(
                new ProblemDetails(
                    type.uri(),
                    type.title(),
                    type.status(),
                    detail,
                    "urn:holdfast:request:" + Trace.current().correlationId(),
                    violations));
    if (problem != null && problem.retryAfter() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, problem.retryAfter().toSeconds()));
    }
    return answer.build();
  }
}
