// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.note;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Keeps a note and publishes it. */
@ApplicationScoped
class WriteNote {

  static final String TOPIC = "holdfast.inventory.v1";
  static final String TYPE = "io.holdfast.notes.written.v1";

  private final NoteRepository notes;
  private final Outbox outbox;
  private final History history;
  private final Idempotency idempotency;
  private final Caller caller;

  WriteNote(
      NoteRepository notes,
      Outbox outbox,
      History history,
      Idempotency idempotency,
      Caller caller) {
    this.notes = notes;
    this.outbox = outbox;
    this.history = history;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @Transactional
  Note write(@Nullable String idempotencyKey, Note note) {
    caller.requireFor(Roles.ASSESSOR, note.team());
    return idempotency.once(
        idempotencyKey, caller.actor(), "write-note", note, Note.class, () -> keep(note));
  }

  private Note keep(Note note) {
    notes.save(note);
    outbox.append(event(note));
    history.record("note", note.key(), note.team(), "written", caller.actor(), "because", note);
    if (note.text().startsWith("refuse")) {
      throw Problem.of(ProblemType.CONFLICT, "asked to refuse");
    }
    return note;
  }

  static OutgoingEvent event(Note note) {
    return new OutgoingEvent(TOPIC, note.key(), TYPE, note.team(), note.key(), note);
  }
}
