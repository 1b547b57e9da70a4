// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void areVersionSeven() {
    UUID id = Ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void areUnique() {
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      ids.add(Ids.next());
    }

    assertThat(ids).hasSize(100_000);
  }

  @Test
  void areInTheOrderInWhichTheyWereMade() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      made.add(Ids.next().toString());
    }

    assertThat(made).isSorted();
  }

  @Test
  void carryTheirTime() {
    Instant before = Instant.now().minusMillis(1);
    Instant made = Ids.instantOf(Ids.next());

    assertThat(made).isBetween(before, Instant.now());
  }

  @Test
  void lowestIsTheBoundOfAnInstant() {
    Instant at = Instant.parse("2026-11-01T00:00:00Z");

    assertThat(Ids.instantOf(Ids.lowestAt(at))).isEqualTo(at);
    assertThat(Ids.lowestAt(at).toString()).isLessThan(Ids.next().toString());
    assertThat(Ids.lowestAt(at).toString())
        .isGreaterThan(Ids.lowestAt(at.minusMillis(1)).toString());
  }
}
