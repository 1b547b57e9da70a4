// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is decided on a technique that a file added: accepted into families, or dismissed.
 *
 * @param technique its ATLAS id
 * @param families ids of the active edition that it belongs to; of an acceptance at least one
 * @param controls ids of the active edition that act against it
 * @param dismissed true: it concerns no family
 * @param occurredAt since when evidence should have known it; absent: since the file was taken in
 * @param reason why
 */
@Schema(name = "AtlasAcceptanceRequest")
record AcceptanceRequest(
    @Schema(required = true) @Nullable String technique,
    @Nullable List<@Nullable String> families,
    @Nullable List<@Nullable String> controls,
    @Nullable Boolean dismissed,
    @Nullable Instant occurredAt,
    @Schema(required = true) @Nullable String reason) {

  private static final int LONGEST = 4000;

  boolean dismisses() {
    return Boolean.TRUE.equals(dismissed);
  }

  List<String> familiesOrNone() {
    return orNone(families);
  }

  List<String> controlsOrNone() {
    return orNone(controls);
  }

  private static List<String> orNone(@Nullable List<@Nullable String> ids) {
    return Stream.ofNullable(ids).flatMap(List::stream).map(Objects::toString).toList();
  }

  /**
   * Everything that can be said with the edition alone.
   *
   * @throws Problem invalid, with all that is wrong
   */
  void check(OpenEdition edition) {
    List<Violation> wrong = new ArrayList<>();
    if (technique == null || technique.isBlank()) {
      wrong.add(new Violation("/technique", "missing", "a technique is needed"));
    }
    known("/families", familiesOrNone(), edition.threats()::containsKey, "family", wrong);
    known("/controls", controlsOrNone(), edition.controls()::containsKey, "control", wrong);
    boolean names = !familiesOrNone().isEmpty() || !controlsOrNone().isEmpty();
    if (dismisses() && (names || occurredAt != null)) {
      wrong.add(new Violation("/dismissed", "contradicts", "what is dismissed belongs to nothing"));
    } else if (!dismisses() && familiesOrNone().isEmpty()) {
      wrong.add(
          new Violation(
              "/families", "missing", "name the families that it belongs to, or dismiss it"));
    }
    if (reason == null || reason.isBlank()) {
      wrong.add(new Violation("/reason", "missing", "a reason is needed"));
    } else if (reason.length() > LONGEST) {
      wrong.add(new Violation("/reason", "too-long", "at most " + LONGEST + " characters"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private static void known(
      String pointer,
      List<String> ids,
      Predicate<String> isKnown,
      String what,
      List<Violation> wrong) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (!isKnown.test(id)) {
        wrong.add(new Violation(pointer + "/" + i, "unknown-" + what, "no " + what + " " + id));
      } else if (!seen.add(id)) {
        wrong.add(new Violation(pointer + "/" + i, "repeated", id + " is named twice"));
      }
    }
  }
}
