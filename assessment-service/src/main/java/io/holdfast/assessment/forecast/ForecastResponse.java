// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A forecast and how far it is. Numbers are of the systems that the caller sees.
 *
 * @param edition the version that the draft will have
 * @param baseEdition the active edition that it is compared with
 * @param teams whose systems it looks at; absent: those of every team
 * @param state RUNNING, COMPLETED, or OUTDATED: another edition came into force while it ran
 * @param stale whether the draft says something else by now, is no longer worked on, or another
 *     edition than {@code baseEdition} is in force
 * @param draftRevision the newest revision of the draft; absent: the draft is not known any more
 * @param draftOutcome PUBLISHED or DISCARDED; absent: people work on the draft
 * @param verdicts which verdicts change, and of how many systems; absent in lists
 */
@Schema(name = "Forecast")
public record ForecastResponse(
    UUID id,
    UUID draft,
    int revision,
    String edition,
    String baseEdition,
    @Nullable List<String> teams,
    String state,
    boolean stale,
    @Nullable Integer draftRevision,
    @Nullable String draftOutcome,
    Progress progress,
    @Nullable List<VerdictMove> verdicts,
    Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * How far it is.
   *
   * @param remaining how many wait
   * @param changed of how many a verdict, requirement, scenario or safeguard comes out otherwise
   * @param skipped how many can no longer be assessed
   * @param failed how many could not be assessed, after several attempts
   */
  @Schema(name = "ForecastProgress")
  public record Progress(int systems, int remaining, int changed, int skipped, int failed) {}

  /** A verdict that comes out otherwise; absent: the edition knows no such framework. */
  @Schema(name = "VerdictMove")
  public record VerdictMove(
      String framework, @Nullable String from, @Nullable String to, int systems) {}

  ForecastResponse with(List<VerdictMove> moves) {
    return new ForecastResponse(
        id,
        draft,
        revision,
        edition,
        baseEdition,
        teams,
        state,
        stale,
        draftRevision,
        draftOutcome,
        progress,
        moves,
        startedAt,
        endedAt);
  }
}
