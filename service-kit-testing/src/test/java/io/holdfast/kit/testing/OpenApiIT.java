// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiIT {

  @Test
  void theKitsOwnOperationsAreDocumented() {
    assertThat(OpenApiContract.lint(OpenApiDocument.ofRunningService())).isEmpty();
  }

  @Test
  void namesOfSchemasSayWhatTheyAre() {
    assertThat(
            OpenApiDocument.ofRunningService()
                .root()
                .path("components")
                .path("schemas")
                .fieldNames())
        .toIterable()
        .contains("InboxEntry", "HistoryEntry")
        .noneMatch(name -> name.matches("Entry\\d?|JsonNode.*"));
  }

  @Test
  void aDocumentIsNoChangeOfItself() {
    OpenApiDocument one = OpenApiDocument.ofRunningService();
    OpenApiDocument other = OpenApiDocument.ofRunningService();

    assertThat(OpenApiContract.difference(one.root(), other.root())).isEmpty();
    assertThat(OpenApiEvolution.breaks(one, other)).isEmpty();
  }
}
