// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingInputsTest {

  private static Snapshot.Finding row(String id, String action, int hour, boolean wasCurrent) {
    Instant at = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(hour * 3600L);
    return new Snapshot.Finding(
        id,
        "model",
        "k",
        "VULNERABILITY",
        action,
        at,
        at,
        wasCurrent,
        null,
        "sha256:8",
        null,
        "H",
        true);
  }

  private static List<Finding> findings(Snapshot.Finding... rows) {
    return FindingInputs.of(
        SnapshotFixture.with(List.of(rows), List.of()), Documents.model("sha256:7"));
  }

  @Test
  void opensAndCloses() {
    Finding finding = findings(row("1", "OPENED", 1, true), row("2", "CLOSED", 3, true)).getFirst();
    assertThat(finding.kind()).isEqualTo(FindingKind.VULNERABILITY);
    assertThat(finding.until()).isEqualTo(Instant.parse("2026-11-01T03:00:00Z"));
  }

  @Test
  void orderOfEventsDecidesNotOrderOfArrival() {
    List<Finding> findings =
        findings(
            row("2", "CLOSED", 3, true), row("1", "OPENED", 1, true), row("3", "OPENED", 5, true));
    assertThat(findings).hasSize(2);
    assertThat(findings.getLast().until()).isNull();
  }

  @Test
  void aFindingOnAnotherVersionCountsWhenThatIsCurrent() {
    Snapshot.Finding other = row("1", "OPENED", 1, false);
    assertThat(findings(other)).isEmpty();
    Snapshot snapshot = SnapshotFixture.with(List.of(other), List.of());
    assertThat(FindingInputs.of(snapshot, Documents.model("sha256:8"))).hasSize(1);
  }

  @Test
  void aRenamedComponentKeepsItsFindings() {
    Snapshot.Finding old = row("1", "OPENED", 1, true);
    Snapshot snapshot =
        SnapshotFixture.with(List.of(old), List.of(new Snapshot.Rename("model", "scorer")));
    List<Finding> findings = FindingInputs.of(snapshot, Documents.component("scorer", "sha256:7"));
    assertThat(findings).singleElement().extracting(Finding::component).isEqualTo("scorer");
  }
}
