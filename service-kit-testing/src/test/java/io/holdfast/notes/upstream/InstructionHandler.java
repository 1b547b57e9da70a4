// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Writes down what it was given and answers it; fails as it is told to. */
@ApplicationScoped
public class InstructionHandler implements InboxHandler {

  static final String ANSWERS = "holdfast.assessment.v1";

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Set<String> mended = ConcurrentHashMap.newKeySet();
  private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();

  InstructionHandler(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** From now on this key's events are handled, whatever they say. */
  public void mend(String key) {
    mended.add(key);
  }

  @Override
  public String topic() {
    return "holdfast.lifecycle.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    write(message, null);
    outbox.append(answer(message, "applied"));
    String order = String.valueOf(Json.convert(message.data(), Instruction.class).order());
    if (mended.contains(message.key())) {
      return;
    }
    switch (order) {
      case "poison" -> throw new PoisonException("poison");
      case "fail" -> throw new IllegalStateException("told to fail");
      case "overflow" -> throw new StackOverflowError("told to overflow");
      case "fail-once" -> {
        if (failedOnce.add(message.eventId())) {
          throw new IllegalStateException("told to fail once");
        }
      }
      default -> {
        // nothing more to do
      }
    }
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    write(message, reason);
    outbox.append(answer(message, "skipped"));
  }

  private static OutgoingEvent answer(InboxMessage message, String answer) {
    return new OutgoingEvent(
        ANSWERS,
        message.key(),
        "io.holdfast.notes." + answer + ".v1",
        message.team(),
        message.key(),
        java.util.Map.of("answers", message.eventId()));
  }

  private void write(InboxMessage message, @Nullable String skipped) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into applied (key, event_id, epoch, version, baseline, skipped)
                    values (:key, :event, :epoch, :version, :baseline, :skipped)
                    """)
                .bind("key", message.key())
                .bind("event", message.eventId())
                .bind("epoch", message.epoch())
                .bind("version", message.version())
                .bind("baseline", message.baseline())
                .bind("skipped", skipped)
                .execute());
  }
}
