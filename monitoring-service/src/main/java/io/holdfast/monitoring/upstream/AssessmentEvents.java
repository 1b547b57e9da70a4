// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.inbox.InboxMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events of {@code holdfast.assessment.v1}; fields that are not used here do not matter. */
public final class AssessmentEvents {

  private static final String ASSESSED = "io.holdfast.assessment.assessed.v1";
  private static final String NOT_ASSESSED = "io.holdfast.assessment.not-assessed.v1";

  private AssessmentEvents() {}

  /** The cases that an event answers. */
  public static Set<UUID> cases(InboxMessage message) {
    Set<UUID> ids = new LinkedHashSet<>();
    for (JsonNode answered : message.data().path("cases")) {
      InventoryEvents.uuid(answered.path("caseId")).ifPresent(ids::add);
    }
    return ids;
  }

  /** The answer; empty for events that answer no case. */
  public static Optional<CaseAnswer> answer(InboxMessage message) {
    return switch (message.type()) {
      case ASSESSED -> Optional.of(answer(message, "ASSESSED"));
      case NOT_ASSESSED -> Optional.of(answer(message, "NOT_ASSESSED"));
      default -> Optional.empty();
    };
  }

  /** The answer that stands for one that an operator gave up. */
  public static Optional<CaseAnswer> skipped(InboxMessage message, String why) {
    return answer(message)
        .map(
            given ->
                new CaseAnswer(
                    given.type(),
                    "NOT_ASSESSED",
                    "SKIPPED",
                    why,
                    given.revision(),
                    given.assessmentId(),
                    given.assessmentKind(),
                    null,
                    null,
                    null,
                    given.at()));
  }

  private static CaseAnswer answer(InboxMessage message, String answer) {
    JsonNode data = message.data();
    JsonNode revision = data.path("revision");
    return new CaseAnswer(
        message.type(),
        answer,
        InventoryEvents.text(data, "reason").orElse(null),
        InventoryEvents.text(data, "detail").orElse(null),
        InventoryEvents.number(revision.isObject() ? revision.path("number") : revision),
        InventoryEvents.text(data, "assessmentId").orElse(null),
        InventoryEvents.text(data, "kind").orElse(null),
        present(data.at("/previous/verdicts")),
        present(data.path("verdicts")),
        present(data.path("changes")),
        recordedAt(message));
  }

  private static @Nullable JsonNode present(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  private static Instant recordedAt(InboxMessage message) {
    try {
      return Instant.parse(message.data().path("recordedAt").asText());
    } catch (DateTimeException e) {
      return message.time();
    }
  }
}
