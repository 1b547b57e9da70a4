// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.asof;

import static java.util.Objects.requireNonNull;

import io.holdfast.assessment.assessment.ResultView;
import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.assessment.WrittenResult;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.OnDemand;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes an assessment again from what was known at an instant. */
@ApplicationScoped
public class AssessAsOf {

  private final OnDemand onDemand;
  private final Engine engine;
  private final KnownSystems systems;
  private final Jdbi jdbi;
  private final Caller caller;
  private final Clock clock;

  AssessAsOf(
      OnDemand onDemand,
      Engine engine,
      KnownSystems systems,
      Jdbi jdbi,
      Caller caller,
      Clock clock) {
    this.onDemand = onDemand;
    this.engine = engine;
    this.systems = systems;
    this.jdbi = jdbi;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The assessment for an instant.
   *
   * @param knownAt absent: {@code asOf}
   * @throws Problem invalid, for an instant that lies ahead; unprocessable, when the system could
   *     not be assessed from what was known
   */
  public AsOfResponse of(String reference, @Nullable Instant asOf, @Nullable Instant knownAt) {
    if (asOf == null) {
      throw Problem.invalid("?asOf", "missing", "an instant is needed");
    }
    Instant known = knownAt == null ? asOf : knownAt;
    past("?asOf", asOf);
    past("?knownAt", known);
    KnownSystem system = systems.visible(reference, caller);
    return onDemand.compute(() -> assess(system, asOf, known));
  }

  private void past(String pointer, Instant instant) {
    if (instant.isAfter(clock.instant())) {
      throw Problem.invalid(
          pointer, "in-the-future", "lies ahead; a what-if can ask for a future instant");
    }
  }

  private AsOfResponse assess(KnownSystem system, Instant asOf, Instant known) {
    Snapshot snapshot =
        onDemand
            .snapshot(system.id(), known)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "?knownAt",
                        "nothing-known",
                        "no revision of the system, or no edition, was known by then"));
    EngineInputs.Target target = EngineInputs.live(snapshot).orElseThrow();
    EngineInputs inputs = engine.inputs(snapshot, target, asOf);
    Assessment result = engine.assess(inputs);
    String digest = WrittenResult.of(result).digest();
    return new AsOfResponse(
        SystemRef.of(system),
        asOf,
        known,
        target.number(),
        requireNonNull(snapshot.edition()).edition(),
        engine.methodVersion(),
        inputs.digest(),
        digest,
        stored(system.id(), known, inputs.digest(), digest).orElse(null),
        ResultView.of(result));
  }

  private Optional<AsOfResponse.Stored> stored(
      UUID system, Instant known, String inputsDigest, String resultDigest) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, as_of, method_version, inputs_digest, result_digest from assessment
                    where system_id = :system and kind = 'LIVE' and recorded_at <= :known
                    order by id desc limit 1
                    """)
                .bind("system", system)
                .bind("known", known)
                .map(
                    (rs, ctx) ->
                        new AsOfResponse.Stored(
                            rs.getObject("id", UUID.class),
                            rs.getTimestamp("as_of").toInstant(),
                            rs.getString("method_version"),
                            rs.getString("inputs_digest"),
                            rs.getString("result_digest"),
                            rs.getString("inputs_digest").equals(inputsDigest),
                            rs.getString("result_digest").equals(resultDigest)))
                .findOne());
  }
}
