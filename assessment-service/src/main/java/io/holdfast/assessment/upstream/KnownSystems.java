// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The AI systems that the inventory told of; by id, or by the key that people use. */
@ApplicationScoped
public class KnownSystems {

  private final Jdbi jdbi;
  private final Clock clock;

  KnownSystems(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A system by its id or its key. */
  public Optional<KnownSystem> find(String reference) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from known_system where system_key = :key or system_id = :id
                    order by (system_id = :id) desc nulls last, updated_at desc limit 1
                    """)
                .bind("key", reference)
                .bind("id", uuid(reference))
                .map((rs, ctx) -> of(rs))
                .findOne());
  }

  /**
   * A system that the caller may see.
   *
   * @throws Problem not found, when there is none or it is another team's
   */
  public KnownSystem visible(String reference, Caller caller) {
    KnownSystem system =
        find(reference).orElseThrow(() -> Problem.notFound("AI system", reference));
    caller.requireSeen(system.team(), "AI system", reference);
    return system;
  }

  /**
   * A system that a request refers to.
   *
   * @throws Problem not yet known, when the inventory has not told of it; not found, when it is
   *     another team's
   */
  public KnownSystem referredTo(String pointer, String reference, Caller caller) {
    KnownSystem system =
        find(reference).orElseThrow(() -> Problem.notYetKnown(pointer, "AI system", reference));
    caller.requireSeen(system.team(), "AI system", reference);
    return system;
  }

  /**
   * A system as the inventory says now.
   *
   * @param stateBefore absent: it was not known
   */
  public record Told(KnownSystem system, @Nullable String stateBefore) {}

  /** Keeps what the inventory says now; a name or state that it does not say stays. */
  public Told update(
      UUID id, String key, @Nullable String name, String team, @Nullable String state) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    insert into known_system as k (system_id, system_key, name, team, state, updated_at)
                    values (:id, :key, coalesce(:name, :key), :team, coalesce(:state, 'ACTIVE'), :now)
                    on conflict (system_id) do update set system_key = excluded.system_key,
                      name = coalesce(:name, k.name), team = excluded.team,
                      state = coalesce(:state, k.state), updated_at = excluded.updated_at
                    returning new.*, old.state as state_before
                    """)
                .bind("id", id)
                .bind("key", key)
                .bind("name", name)
                .bind("team", team)
                .bind("state", state)
                .bind("now", clock.instant())
                .map((rs, ctx) -> new Told(of(rs), rs.getString("state_before")))
                .one());
  }

  private static KnownSystem of(ResultSet rs) throws SQLException {
    return new KnownSystem(
        rs.getObject("system_id", UUID.class),
        rs.getString("system_key"),
        rs.getString("name"),
        rs.getString("team"),
        rs.getString("state"));
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
