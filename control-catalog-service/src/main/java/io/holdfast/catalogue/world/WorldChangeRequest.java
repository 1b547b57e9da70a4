// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.world;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of the world as a person writes it.
 *
 * @param kind NEW_ATTACK_TECHNIQUE or LAW_OR_STANDARD_CHANGED
 * @param occurredAt since when the world is so; evidence collected up to then is concerned
 * @param families ids of the active edition; with requirements at least one
 * @param requirements ids of the active edition
 * @param summary what changed and why it matters
 * @param references what changed, as its source names it
 */
@Schema(name = "WorldChangeRequest")
public record WorldChangeRequest(
    @Schema(required = true) @Nullable String kind,
    @Schema(required = true) @Nullable Instant occurredAt,
    @Nullable List<@Nullable String> families,
    @Nullable List<@Nullable String> requirements,
    @Schema(required = true) @Nullable String summary,
    @Nullable List<@Nullable String> references) {

  private static final int LONGEST_SUMMARY = 4000;
  private static final int LONGEST_REFERENCE = 500;
  private static final int MOST = 500;

  /**
   * What it says, checked.
   *
   * @throws Problem invalid, with all that is wrong
   */
  NewWorldChange checked(Predicate<String> isFamily, Predicate<String> isRequirement) {
    List<Violation> wrong = new ArrayList<>();
    checkFacts(wrong);
    List<String> hit = known("/families", families, isFamily, "family", wrong);
    List<String> asked = known("/requirements", requirements, isRequirement, "requirement", wrong);
    if (isEmpty(families) && isEmpty(requirements)) {
      String nothing = "a change that names no family and no requirement ends nothing";
      wrong.add(new Violation("/families", "missing", nothing));
    }
    List<String> named =
        known("/references", references, text -> !text.isBlank(), "reference", wrong);
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i).length() > LONGEST_REFERENCE) {
        wrong.add(tooLong("/references/" + i, LONGEST_REFERENCE));
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
    return new NewWorldChange(
        String.valueOf(kind),
        Objects.requireNonNull(occurredAt),
        hit,
        asked,
        NewWorldChange.REPORTED,
        null,
        named,
        String.valueOf(summary));
  }

  private void checkFacts(List<Violation> wrong) {
    if (kind == null || !NewWorldChange.KINDS.contains(kind)) {
      wrong.add(
          new Violation("/kind", "unknown-value", "kind must be one of " + NewWorldChange.KINDS));
    }
    if (occurredAt == null) {
      wrong.add(new Violation("/occurredAt", "missing", "since when is needed"));
    }
    if (summary == null || summary.isBlank()) {
      wrong.add(new Violation("/summary", "missing", "a summary is needed"));
    } else if (summary.length() > LONGEST_SUMMARY) {
      wrong.add(tooLong("/summary", LONGEST_SUMMARY));
    }
  }

  private static boolean isEmpty(@Nullable List<@Nullable String> values) {
    return values == null || values.isEmpty();
  }

  private static Violation tooLong(String pointer, int most) {
    return new Violation(pointer, "too-long", "at most " + most + " characters");
  }

  private static List<String> known(
      String pointer,
      @Nullable List<@Nullable String> values,
      Predicate<String> isKnown,
      String what,
      List<Violation> wrong) {
    List<String> known = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    if (values == null) {
      return known;
    }
    if (values.size() > MOST) {
      wrong.add(new Violation(pointer, "too-many", "at most " + MOST));
      return known;
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value == null || !isKnown.test(value)) {
        wrong.add(new Violation(pointer + "/" + i, "unknown-" + what, "no " + what + " " + value));
      } else if (!seen.add(value)) {
        wrong.add(new Violation(pointer + "/" + i, "repeated", value + " is named twice"));
      } else {
        known.add(value);
      }
    }
    return known;
  }
}
