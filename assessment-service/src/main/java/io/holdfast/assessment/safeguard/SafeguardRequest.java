// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A safeguard to be registered.
 *
 * @param system key or id of the AI system; absent with {@code organisation}
 * @param organisation whether it is the whole organisation's and acts in every system
 * @param control id in the active edition of the catalogue
 * @param implementedFrom needed when it is implemented
 */
@Schema(name = "SafeguardRequest")
public record SafeguardRequest(
    @Nullable String system,
    @Nullable Boolean organisation,
    @Schema(required = true) @Nullable String control,
    @Schema(required = true) @Nullable Scope scope,
    @Schema(required = true) @Nullable Status status,
    @Nullable Instant implementedFrom,
    @Schema(required = true) @Nullable String statement,
    @Schema(required = true) @Nullable String owner) {

  private static final int LONGEST_STATEMENT = 8000;
  private static final int LONGEST_NAME = 200;

  /** What it covers. */
  @Schema(name = "SafeguardScope")
  public record Scope(
      @Schema(required = true) @Nullable ScopeType type, @Nullable String component) {}

  boolean ofTheOrganisation() {
    return Boolean.TRUE.equals(organisation);
  }

  /**
   * Everything that can be said without looking anything up.
   *
   * @throws Problem invalid, with all that is wrong
   */
  void check() {
    List<Violation> wrong = new ArrayList<>();
    if (ofTheOrganisation() == (system != null)) {
      wrong.add(
          new Violation("/system", "missing", "either a system or organisation: true is needed"));
    }
    need(wrong, "/control", control, LONGEST_NAME);
    need(wrong, "/statement", statement, LONGEST_STATEMENT);
    need(wrong, "/owner", owner, LONGEST_NAME);
    checkScope(wrong);
    if (status == null) {
      wrong.add(new Violation("/status", "missing", "a status is needed"));
    } else if (status == Status.IMPLEMENTED && implementedFrom == null) {
      wrong.add(
          new Violation(
              "/implementedFrom", "missing", "what is implemented needs the time from which"));
    } else if (status == Status.PLANNED && implementedFrom != null) {
      wrong.add(
          new Violation(
              "/implementedFrom", "not-allowed", "what is planned is not implemented yet"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private void checkScope(List<Violation> wrong) {
    if (scope == null || scope.type() == null) {
      wrong.add(new Violation("/scope/type", "missing", "a scope is needed"));
      return;
    }
    if ((scope.type() == ScopeType.COMPONENT) != (scope.component() != null)) {
      wrong.add(
          new Violation(
              "/scope/component", "mismatch", "a component is named with the type COMPONENT only"));
    }
    if (ofTheOrganisation() && scope.type() != ScopeType.ORGANISATION) {
      wrong.add(
          new Violation(
              "/scope/type", "mismatch", "an organisation's safeguard has the type ORGANISATION"));
    }
  }

  private static void need(
      List<Violation> wrong, String pointer, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      wrong.add(new Violation(pointer, "missing", "a text is needed"));
    } else if (text.length() > longest) {
      wrong.add(new Violation(pointer, "too-long", "at most " + longest + " characters"));
    }
  }
}
