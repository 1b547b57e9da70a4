// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, section 8.8.3) and the conditions made with them. */
public final class EntityTags {

  private EntityTags() {}

  /** The header value for an opaque tag. */
  public static String of(String tag) {
    return "\"" + tag + "\"";
  }

  /** Whether If-None-Match says that the client has this already. */
  public static boolean matches(@Nullable String ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(value -> value.startsWith("W/") ? value.substring(2) : value)
            .anyMatch(value -> value.equals("*") || value.equals(of(tag)));
  }

  private static boolean matchesStrongly(String ifMatch, String tag) {
    return Arrays.stream(ifMatch.split(","))
        .map(String::strip)
        .anyMatch(value -> value.equals("*") || value.equals(of(tag)));
  }

  /**
   * Checks If-Match where it is given.
   *
   * @param current the tag of what is there; absent when nothing is
   * @throws Problem precondition failed, when somebody else has changed it
   */
  public static void require(@Nullable String ifMatch, @Nullable String current) {
    if (ifMatch == null) {
      return;
    }
    if (current == null || !matchesStrongly(ifMatch, current)) {
      throw Problem.of(
          ProblemType.PRECONDITION_FAILED,
          "If-Match is "
              + ifMatch
              + ", the current tag is "
              + (current == null ? "none" : of(current)));
    }
  }
}
