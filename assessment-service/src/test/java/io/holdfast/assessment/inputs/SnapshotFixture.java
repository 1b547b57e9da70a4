// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.upstream.KnownSystem;
import java.util.List;
import java.util.UUID;

/** Snapshots with little in them. */
final class SnapshotFixture {

  private SnapshotFixture() {}

  static Snapshot with(List<Snapshot.Finding> findings, List<Snapshot.Rename> renames) {
    UUID id = new UUID(0, 1);
    return new Snapshot(
        new KnownSystem(id, "scoring", "Scoring", "team", "ACTIVE"),
        new Snapshot.Head(id, null, null, null, null, null, null, 0),
        null,
        new Snapshot.Edition("2026.11.0", "sha256:e"),
        List.of(),
        List.of(),
        List.of(),
        findings,
        List.of(),
        renames,
        List.of(),
        List.of(),
        List.of(),
        "");
  }
}
