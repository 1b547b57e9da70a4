// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.ResultJson;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Verdict;
import io.holdfast.assessment.inputs.CatalogueRelease;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.inputs.Snapshots;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Assesses one system of a forecast twice at the same instant, from one snapshot: with the active
 * edition and with the draft in its place, as its publication at that instant would.
 */
@ApplicationScoped
class ForecastSystem {

  private final Jdbi jdbi;
  private final Snapshots snapshots;
  private final Engine engine;
  private final Drafts drafts;
  private final Clock clock;

  ForecastSystem(Jdbi jdbi, Snapshots snapshots, Engine engine, Drafts drafts, Clock clock) {
    this.jdbi = jdbi;
    this.snapshots = snapshots;
    this.engine = engine;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** A system that waits in a forecast. */
  record Waiting(UUID forecast, UUID system, String edition, String digest, String baseDigest) {}

  /** Does it, unless somebody else has or does. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void run(Waiting waiting) {
    jdbi.useHandle(
        handle -> {
          if (locked(handle, waiting)) {
            run(handle, waiting);
          }
        });
  }

  private static boolean locked(Handle handle, Waiting waiting) {
    return handle
        .createQuery(
            """
            select true from forecast_system
            where forecast_id = :forecast and system_id = :system and state = 'WAITING'
            for update skip locked
            """)
        .bind("forecast", waiting.forecast())
        .bind("system", waiting.system())
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  private void run(Handle handle, Waiting waiting) {
    Optional<Snapshot> found = snapshots.read(handle, waiting.system());
    if (found.isEmpty()
        || found.get().revision() == null
        || found.get().system().state().equals(KnownSystem.RETIRED)) {
      handle
          .createUpdate(
              """
              update forecast_system set state = 'SKIPPED'
              where forecast_id = :forecast and system_id = :system
              """)
          .bind("forecast", waiting.forecast())
          .bind("system", waiting.system())
          .execute();
      return;
    }
    Snapshot snapshot = found.get();
    Snapshot.Edition active = snapshot.edition();
    if (active == null || !active.contentDigest().equals(waiting.baseDigest())) {
      outdate(handle, waiting);
    } else {
      forecast(handle, waiting, snapshot);
    }
  }

  /** What it is compared with is no longer in force: the rest would compare with something else. */
  private void outdate(Handle handle, Waiting waiting) {
    handle
        .createUpdate(
            """
            update forecast set outcome = 'OUTDATED', ended_at = :now
            where id = :forecast and ended_at is null
            """)
        .bind("forecast", waiting.forecast())
        .bind("now", clock.instant())
        .execute();
  }

  private void forecast(Handle handle, Waiting waiting, Snapshot snapshot) {
    Instant now = clock.instant();
    EngineInputs.Target target = EngineInputs.live(snapshot).orElseThrow();
    Drafted drafted = drafts.drafted(waiting.forecast(), waiting.edition(), waiting.baseDigest());
    Snapshot published =
        CatalogueRelease.of(drafted.change(), waiting.edition(), now)
            .map(snapshot::with)
            .orElse(snapshot);
    Assessment before = engine.assess(engine.inputs(snapshot, target, now));
    EngineInputs inputs =
        engine.inputs(published, target, drafted.edition(), waiting.digest(), now);
    Assessment after = engine.assess(inputs);
    ChangesView changes = ChangesView.of(Difference.between(before, after, inputs.input()));
    handle
        .createUpdate(
            """
            update forecast_system set state = 'DONE', revision = :revision, as_of = :now,
              verdicts_before = :before::jsonb, verdicts_after = :after::jsonb,
              changed = :changed, changes = :changes
            where forecast_id = :forecast and system_id = :system
            """)
        .bind("forecast", waiting.forecast())
        .bind("system", waiting.system())
        .bind("revision", requireNonNull(snapshot.revision()).number())
        .bind("now", now)
        .bind("before", Json.text(verdicts(before)))
        .bind("after", Json.text(verdicts(after)))
        .bind("changed", isChanged(changes))
        .bind("changes", ResultJson.text(changes))
        .execute();
  }

  private static boolean isChanged(ChangesView changes) {
    return !changes.verdicts().isEmpty()
        || !changes.requirements().isEmpty()
        || !changes.scenariosWorse().isEmpty()
        || !changes.scenariosBetter().isEmpty()
        || !changes.safeguardsUncredited().isEmpty()
        || !changes.safeguardsCredited().isEmpty();
  }

  private static Map<String, String> verdicts(Assessment assessment) {
    Map<String, String> verdicts = new TreeMap<>();
    for (Verdict verdict : assessment.verdicts()) {
      verdicts.put(verdict.framework(), verdict.status().name());
    }
    return verdicts;
  }
}
