// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.note;

import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Publishes the notes again; fails once at a key, as a crash would. */
@ApplicationScoped
public class NoteRepublisher implements Republisher {

  private final NoteRepository notes;
  private final Outbox outbox;
  private final AtomicReference<@Nullable String> crashAt = new AtomicReference<>();

  NoteRepublisher(NoteRepository notes, Outbox outbox) {
    this.notes = notes;
    this.outbox = outbox;
  }

  /** The next time this key comes, all of its chunk fails. */
  public void crashOnceAt(String key) {
    crashAt.set(key);
  }

  @Override
  public String topic() {
    return WriteNote.TOPIC;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return notes.keysAfter(key, limit);
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    if (crashAt.compareAndSet(key, null)) {
      throw new IllegalStateException("crash at " + key);
    }
    notes.find(key).ifPresent(note -> outbox.append(WriteNote.event(note)));
  }
}
