// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.upstream.DraftCopies;
import io.holdfast.assessment.upstream.DraftCopy;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.Idempotency;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Starts a forecast; its systems wait in the table for their turn. */
@ApplicationScoped
public class StartForecast {

  private final Jdbi jdbi;
  private final DraftCopies drafts;
  private final ReadForecasts read;
  private final Idempotency idempotency;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  StartForecast(
      Jdbi jdbi,
      DraftCopies drafts,
      ReadForecasts read,
      Idempotency idempotency,
      History history,
      Caller caller,
      Clock clock) {
    this.jdbi = jdbi;
    this.drafts = drafts;
    this.read = read;
    this.idempotency = idempotency;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Starts it.
   *
   * @throws Problem not yet known, when the draft, its revision or an edition has not arrived here;
   *     unprocessable, when the revision is not the newest or the draft is no longer worked on
   */
  @Transactional
  public ForecastResponse start(ForecastRequest request, @Nullable String idempotencyKey) {
    request.check();
    return idempotency.once(
        idempotencyKey,
        caller.actor(),
        "startForecast",
        request,
        ForecastResponse.class,
        () -> create(request));
  }

  private ForecastResponse create(ForecastRequest request) {
    TeamScope teams = teams(request);
    DraftCopy draft = draft(request);
    UUID id = Ids.next();
    jdbi.useHandle(
        handle -> {
          int added = add(handle, id, draft, teams);
          if (added == 0) {
            throw Problem.notYetKnown("/draft", "edition to compare with draft", draft.draft());
          }
          addSystems(handle, id, teams);
        });
    history.record("forecast", id, null, "started", caller.actor(), null, request);
    return read.one(id);
  }

  private TeamScope teams(ForecastRequest request) {
    if (request.teams() == null) {
      return caller.scope();
    }
    request.teams().forEach(team -> caller.requireSeen(team, "team", team));
    return new TeamScope(false, new TreeSet<>(request.teams()));
  }

  private DraftCopy draft(ForecastRequest request) {
    UUID id = requireNonNull(request.draft());
    DraftCopy draft = drafts.find(id).orElseThrow(() -> Problem.notYetKnown("/draft", "draft", id));
    if (draft.outcome() != null) {
      throw Problem.unprocessable(
          "/draft", "ended", "draft " + id + " is no longer worked on: " + draft.outcome());
    }
    Integer wanted = request.revision();
    if (wanted != null && wanted > draft.revision()) {
      throw Problem.notYetKnown("/revision", "revision of draft " + id + ",", wanted);
    }
    if (wanted != null && wanted < draft.revision()) {
      throw Problem.unprocessable(
          "/revision",
          "superseded",
          "revision %d of draft %s was followed by %d, and only the newest is kept"
              .formatted(wanted, id, draft.revision()));
    }
    return draft;
  }

  private int add(Handle handle, UUID id, DraftCopy draft, TeamScope teams) {
    return handle
        .createUpdate(
            """
            insert into forecast (id, draft, revision, edition, content_digest, content,
              base_edition, base_digest, teams, started_at, started_by)
            select :id, :draft, :revision, :edition, :contentDigest, :content, edition,
              content_digest, case when :all then null else :teams::text[] end, :now, :by
            from edition_copy where active
            """)
        .bind("id", id)
        .bindMethods(draft)
        .bind("all", teams.all())
        .bindArray("teams", String.class, (Object[]) teams.array())
        .bind("now", clock.instant())
        .bind("by", history.actorId(caller.actor()))
        .execute();
  }

  private void addSystems(Handle handle, UUID id, TeamScope teams) {
    handle
        .createUpdate(
            """
            insert into forecast_system (forecast_id, system_id, state, next_attempt_at)
            select :id, s.system_id, 'WAITING', :now
            from assessed_system s join known_system k using (system_id)
              join system_copy c using (system_id)
            where k.state = 'ACTIVE' and (:all or k.team = any(:teams))
            """)
        .bind("id", id)
        .bind("all", teams.all())
        .bindArray("teams", String.class, (Object[]) teams.array())
        .bind("now", clock.instant())
        .execute();
  }
}
