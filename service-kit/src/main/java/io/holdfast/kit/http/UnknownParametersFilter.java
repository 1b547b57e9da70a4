// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation does not have: a misspelt filter must not show
 * everything.
 */
class UnknownParametersFilter {

  @ServerRequestFilter
  void refuse(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    if (method == null || uri.getQueryParameters().isEmpty()) {
      return;
    }
    Set<String> known =
        Arrays.stream(method.getParameters())
            .map(UnknownParametersFilter::name)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    List<Violation> violations =
        uri.getQueryParameters().entrySet().stream()
            .filter(entry -> !known.contains(entry.getKey()) || entry.getValue().size() > 1)
            .map(entry -> violation(entry.getKey(), known))
            .toList();
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }

  private static Violation violation(String name, Set<String> known) {
    return known.contains(name)
        ? new Violation("?" + name, "repeated-parameter", name + " may be given once")
        : new Violation(
            "?" + name,
            "unknown-parameter",
            "no parameter %s here; known are %s".formatted(name, known));
  }

  private static String name(Parameter parameter) {
    QueryParam annotation = parameter.getAnnotation(QueryParam.class);
    return annotation == null ? "" : Objects.requireNonNull(annotation.value());
  }
}
