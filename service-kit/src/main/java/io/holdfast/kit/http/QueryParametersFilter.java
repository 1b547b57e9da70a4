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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation does not have, since a misspelt filter must not show
 * everything, and values that are none of the parameter's type, since {@code ?dryRun=yes} must not
 * be taken for false.
 */
class QueryParametersFilter {

  @ServerRequestFilter
  void refuse(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    if (method == null || uri.getQueryParameters().isEmpty()) {
      return;
    }
    Map<String, Class<?>> known =
        Arrays.stream(method.getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
            .collect(
                Collectors.toMap(
                    QueryParametersFilter::name, Parameter::getType, (a, b) -> a, TreeMap::new));
    List<Violation> violations =
        uri.getQueryParameters().entrySet().stream()
            .flatMap(entry -> violation(entry.getKey(), entry.getValue(), known))
            .toList();
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }

  private static Stream<Violation> violation(
      String name, List<String> values, Map<String, Class<?>> known) {
    String pointer = "?" + name;
    Class<?> type = known.get(name);
    if (type == null) {
      String detail = "no parameter %s here; known are %s".formatted(name, known.keySet());
      return Stream.of(new Violation(pointer, "unknown-parameter", detail));
    }
    if (values.size() > 1) {
      return Stream.of(new Violation(pointer, "repeated-parameter", name + " may be given once"));
    }
    return values.stream().flatMap(value -> ofAnotherType(pointer, type, value));
  }

  private static Stream<Violation> ofAnotherType(String pointer, Class<?> type, String value) {
    if (type == Integer.class && !value.matches("[+-]?[0-9]{1,9}")) {
      String detail = "a whole number of at most nine digits is expected";
      return Stream.of(new Violation(pointer, "not-a-number", detail));
    }
    if (type == boolean.class && !value.equals("true") && !value.equals("false")) {
      return Stream.of(new Violation(pointer, "not-a-boolean", "true or false is expected"));
    }
    if (type == UUID.class && !isUuid(value)) {
      return Stream.of(new Violation(pointer, "not-a-uuid", "a UUID is expected"));
    }
    return Stream.empty();
  }

  private static boolean isUuid(String value) {
    try {
      return UUID.fromString(value).toString().equalsIgnoreCase(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String name(Parameter parameter) {
    return Objects.requireNonNull(parameter.getAnnotation(QueryParam.class)).value();
  }
}
