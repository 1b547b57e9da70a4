// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What shall be forecast.
 *
 * @param draft id of the draft in the catalogue
 * @param revision which one of it; absent: the newest
 * @param teams whose systems; absent: all that the caller sees
 */
@Schema(name = "ForecastRequest")
public record ForecastRequest(
    @Schema(required = true) @Nullable UUID draft,
    @Nullable Integer revision,
    @Nullable List<String> teams) {

  private static final int MOST_TEAMS = 200;

  /**
   * Everything that can be said without looking anything up.
   *
   * @throws Problem invalid, with all that is wrong
   */
  void check() {
    List<Violation> wrong = new ArrayList<>();
    if (draft == null) {
      wrong.add(new Violation("/draft", "missing", "the id of a draft is needed"));
    }
    if (revision != null && revision < 1) {
      wrong.add(new Violation("/revision", "out-of-range", "revisions begin with 1"));
    }
    if (teams != null && (teams.isEmpty() || teams.size() > MOST_TEAMS)) {
      wrong.add(new Violation("/teams", "out-of-range", "1 to " + MOST_TEAMS + " teams"));
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }
}
