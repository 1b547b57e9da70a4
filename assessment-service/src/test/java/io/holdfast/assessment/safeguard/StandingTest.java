// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.time.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant AHEAD = Instant.parse("2027-01-01T00:00:00Z");

  private static StatusRow row(Status status, Instant from) {
    return new StatusRow(Ids.next(), status, from, NOW, null);
  }

  @Test
  void nothingRecordedIsPlanned() {
    assertThat(Standing.at(NOW, List.of())).isEqualTo(new Standing(Status.PLANNED, null, null));
  }

  @Test
  void implementedHoldsFromItsDate() {
    assertThat(Standing.at(NOW, List.of(row(Status.IMPLEMENTED, BEFORE))))
        .isEqualTo(new Standing(Status.IMPLEMENTED, BEFORE, null));
  }

  @Test
  void retirementAheadLeavesItImplementedAndSaysWhen() {
    assertThat(
            Standing.at(NOW, List.of(row(Status.RETIRED, AHEAD), row(Status.IMPLEMENTED, BEFORE))))
        .isEqualTo(new Standing(Status.IMPLEMENTED, BEFORE, AHEAD));
  }

  @Test
  void whatIsRetiredIsRetiredUntilItIsImplementedAgain() {
    List<StatusRow> retired =
        List.of(row(Status.IMPLEMENTED, BEFORE), row(Status.RETIRED, BEFORE.plusSeconds(60)));
    assertThat(Standing.at(NOW, retired).status()).isEqualTo(Status.RETIRED);
    assertThat(
            Standing.at(
                    NOW,
                    List.of(
                        retired.getFirst(),
                        retired.getLast(),
                        row(Status.IMPLEMENTED, BEFORE.plusSeconds(120))))
                .implementedFrom())
        .isEqualTo(BEFORE.plusSeconds(120));
  }

  @Test
  void aPlanAheadChangesNothingYet() {
    assertThat(
            Standing.at(NOW, List.of(row(Status.IMPLEMENTED, BEFORE), row(Status.PLANNED, AHEAD)))
                .status())
        .isEqualTo(Status.IMPLEMENTED);
  }
}
