// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerLocksTest {

  private final List<Collection<UUID>> locked = new ArrayList<>();

  private final CaseAnswers answers =
      new CaseAnswers() {
        @Override
        public void lock(Collection<UUID> caseIds) {
          locked.add(caseIds);
        }

        @Override
        public void progress(CaseProgress progress) {
          throw new AssertionError("nothing is applied yet");
        }

        @Override
        public void close(Collection<UUID> caseIds, CaseAnswer answer) {
          throw new AssertionError("nothing is applied yet");
        }
      };

  @Test
  void theCasesOfBothTopicsAreLockedAtOnce() {
    UUID revised = UUID.randomUUID();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    InboxMessage inventory =
        message(
            "io.holdfast.inventory.system-revised.v1",
            Map.of("case", Map.of("caseId", revised.toString())));
    InboxMessage edit = message("io.holdfast.inventory.system-revised.v1", Map.of());
    InboxMessage assessed =
        message(
            "io.holdfast.assessment.assessed.v1",
            Map.of(
                "cases",
                List.of(Map.of("caseId", first.toString()), Map.of("caseId", second.toString()))));

    new AnswerLocks(answers).lock(List.of(inventory, edit, assessed));

    assertThat(locked).hasSize(1);
    assertThat(locked.getFirst()).containsExactlyInAnyOrder(revised, first, second);
  }

  private static InboxMessage message(String type, Map<String, Object> data) {
    return new InboxMessage(
        UUID.randomUUID(),
        "topic",
        "event",
        "key",
        0,
        1,
        type,
        Instant.EPOCH,
        "tax",
        Json.tree(data),
        false);
  }
}
