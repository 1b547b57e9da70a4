// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by use cases when a request cannot be fulfilled; one mapper makes it an RFC 9457 answer.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<Violation> violations;
  private final transient @Nullable Duration retryAfter;

  private Problem(
      ProblemType type, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), null);
  }

  public static Problem of(ProblemType type, String detail, List<Violation> violations) {
    return new Problem(type, detail, violations, null);
  }

  /** 400 with everything that is wrong at once. */
  public static Problem invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.getFirst().message()
            : violations.size() + " problems, each with its pointer in errors";
    return new Problem(ProblemType.INVALID, detail, violations, null);
  }

  /** 400 for one field. */
  public static Problem invalid(String pointer, String code, String message) {
    return invalid(List.of(new Violation(pointer, code, message)));
  }

  /** 422 for one field: well-formed, yet not possible. */
  public static Problem unprocessable(String pointer, String code, String message) {
    return new Problem(
        ProblemType.UNPROCESSABLE, message, List.of(new Violation(pointer, code, message)), null);
  }

  /** 404; also the answer for what the caller may not know of. */
  public static Problem notFound(String what, Object id) {
    return of(ProblemType.NOT_FOUND, "no " + what + " " + id);
  }

  /** 409 with Retry-After: a reference to what another service has not told this one yet. */
  public static Problem notYetKnown(String pointer, String what, Object id) {
    String message = "no " + what + " " + id + " is known here yet";
    return new Problem(
        ProblemType.NOT_YET_KNOWN,
        message,
        List.of(new Violation(pointer, "not-yet-known", message)),
        Duration.ofSeconds(1));
  }

  /** An answer that asks to try again after some time. */
  public static Problem retry(ProblemType type, String detail, Duration retryAfter) {
    return new Problem(type, detail, List.of(), retryAfter);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Violation> violations() {
    return violations;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
