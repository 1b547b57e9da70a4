// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.note;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Notes in the database. */
@ApplicationScoped
class NoteRepository {

  private final Jdbi jdbi;

  NoteRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void save(Note note) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into note (key, team, text) values (:key, :team, :text)
                    on conflict (key) do update set text = excluded.text
                    """)
                .bind("key", note.key())
                .bind("team", note.team())
                .bind("text", note.text())
                .execute());
  }

  Optional<Note> find(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select key, team, text from note where key = :key")
                .bind("key", key)
                .map(
                    (rs, ctx) ->
                        new Note(rs.getString("key"), rs.getString("team"), rs.getString("text")))
                .findOne());
  }

  List<String> keysAfter(@Nullable String key, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select key from note where key > :key order by key limit :limit")
                .bind("key", key == null ? "" : key)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }
}
