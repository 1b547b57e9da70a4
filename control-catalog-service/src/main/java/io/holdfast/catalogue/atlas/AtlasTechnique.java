// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.catalogue.atlas.Proposals.Candidate;
import io.holdfast.catalogue.world.WorldChangeResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A technique that a file added, where it probably belongs, and what was decided.
 *
 * @param state OPEN, PROPOSED (accepted by one person, waits for another), ACCEPTED or DISMISSED
 * @param families that it probably belongs to, best first; empty: nothing speaks for any
 * @param controls that name a mitigation of it, best first; empty: none does
 * @param decision the last one; of an OPEN technique one that a second person turned down
 */
@Schema(name = "AtlasTechnique")
record AtlasTechnique(
    String technique,
    String name,
    String state,
    List<Candidate> families,
    List<Candidate> controls,
    @Nullable Decision decision) {

  static final String OPEN = "OPEN";
  static final String PROPOSED = "PROPOSED";
  static final String ACCEPTED = "ACCEPTED";
  static final String DISMISSED = "DISMISSED";

  /** Whether somebody still has to decide on it. */
  @JsonIgnore
  boolean isUnsettled() {
    return state.equals(OPEN) || state.equals(PROPOSED);
  }

  /**
   * What a person decided.
   *
   * @param importId the file in which they saw it
   * @param raisedFor those of the families whose evidence depends on it
   * @param worldChange absent: no evidence depends on it, so nothing is raised
   * @param settled what the second person said
   */
  @Schema(name = "AtlasDecision")
  record Decision(
      UUID importId,
      Instant at,
      String by,
      String reason,
      List<String> families,
      List<String> controls,
      List<String> raisedFor,
      @Nullable UUID worldChange,
      WorldChangeResponse.@Nullable Settled settled) {

    static Decision of(AtlasDecision decision, @Nullable WorldChangeResponse change) {
      return new Decision(
          decision.importId(),
          decision.at(),
          decision.by(),
          decision.reason(),
          decision.families(),
          decision.controls(),
          change == null ? List.of() : change.families(),
          decision.worldChange(),
          change == null ? null : change.settled());
    }
  }

  static String state(@Nullable AtlasDecision decision, @Nullable WorldChangeResponse change) {
    if (decision == null) {
      return OPEN;
    }
    if (decision.dismissed()) {
      return DISMISSED;
    }
    return switch (change == null ? "CONFIRMED" : change.state()) {
      case "CONFIRMED" -> ACCEPTED;
      case "REJECTED" -> OPEN;
      default -> PROPOSED;
    };
  }
}
