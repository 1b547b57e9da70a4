// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error answer (RFC 9457), media type {@code application/problem+json}.
 *
 * @param type URI of the kind of problem
 * @param instance the request's id, to be named to an operator
 * @param errors everything that is wrong, each with where it is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDetails(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    List<Violation> errors) {}
