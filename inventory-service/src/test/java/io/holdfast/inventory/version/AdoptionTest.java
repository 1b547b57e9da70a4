// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Systems;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptionTest {

  private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{0} and {1} of {2} (known {3}) in {4} at {5}: {6}")
  @CsvSource({
    "TRAINED,  TRAINED,  8, false, ,     2026-02-01T00:00:00Z, ADOPTED",
    "TRAINED,  TRAINED,  7, true,  ,     2026-02-01T00:00:00Z, CURRENT",
    "TRAINED,  TRAINED,  6, false, ,     2025-12-01T00:00:00Z, SUPERSEDED",
    "TRAINED,  DEPLOYED, 8, true,  prod, 2026-02-01T00:00:00Z, RECORDED",
    "TRAINED,  DEPLOYED, 8, false, prod, 2026-02-01T00:00:00Z, ADOPTED",
    "PROMOTED, TRAINED,  8, false, ,     2026-02-01T00:00:00Z, CANDIDATE",
    "PROMOTED, PROMOTED, 8, true,  ,     2026-02-01T00:00:00Z, ADOPTED",
    "PROMOTED, PROMOTED, 6, true,  ,     2025-12-01T00:00:00Z, SUPERSEDED",
    "PROMOTED, TRAINED,  6, false, ,     2025-12-01T00:00:00Z, SUPERSEDED",
    "DEPLOYED, PROMOTED, 8, true,  ,     2026-02-01T00:00:00Z, CANDIDATE",
    "DEPLOYED, DEPLOYED, 8, true,  prod, 2026-02-01T00:00:00Z, ADOPTED",
    "DEPLOYED, DEPLOYED, 8, true,  test, 2026-02-01T00:00:00Z, CANDIDATE",
  })
  void decides(
      String adopts,
      Stage stage,
      String label,
      boolean known,
      @Nullable String environment,
      Instant at,
      Adoption expected) {
    Component model =
        Systems.document(Systems.scoring())
            .components()
            .get(1)
            .withVersion(new Version("7", null, null, SINCE, List.of()));
    Component component =
        new Component(
            model.key(),
            null,
            "MODEL",
            "ml",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            adopts,
            "DEPLOYED".equals(adopts) ? "prod" : null,
            model.aliases(),
            null,
            model.version(),
            null);

    Adoption decided =
        Adoption.of(
            component,
            stage,
            new Version(label, null, null, at, List.of()),
            known,
            environment,
            at);

    assertThat(decided).isEqualTo(expected);
  }
}
