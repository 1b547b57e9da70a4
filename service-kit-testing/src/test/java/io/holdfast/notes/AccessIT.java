// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.testing.AccessMatrix;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AccessIT {

  private static final Map<String, String> NOTE =
      Map.of("key", "access", "team", "retail-credit", "text", "x");

  @Inject Database database;

  @Test
  void everyOperationIsForItsRolesOnly() {
    database.execute(
        "insert into note (key, team, text) values ('access', 'retail-credit', 'x')"
            + " on conflict do nothing");

    rows(Set.of(Roles.ASSESSOR)).check();
  }

  @Test
  void theMatrixSeesARowThatIsWrongAndOneThatIsMissing() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rows(Set.of(Roles.ASSESSOR, Roles.APPROVER)).check())
        .withMessageContaining("writeNote with approver@retail-credit: allowed, but 403");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new AccessMatrix("a", "b").operationsOf("notes").check())
        .withMessageContaining("POST /api/v1/notes (writeNote) has no row");
  }

  private static AccessMatrix rows(Set<String> writers) {
    Map<String, String> path = Map.of("key", "access");
    return new AccessMatrix("retail-credit", "tax")
        .row("writeNote", writers)
        .body(NOTE)
        .writesIntoTeam()
        .row("getNote", AccessMatrix.READERS)
        .object(path)
        .row("getNoteHistory", Set.of(Roles.ASSESSOR))
        .object(path)
        .open("getMotto")
        .operationsOf("notes");
  }
}
