// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.upstream.EditionCopies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** The engine, and the editions that it has read before. */
@ApplicationScoped
public class Engine {

  private static final int KEPT = 4;

  private final EditionCopies editions;
  private final ConcurrentHashMap<String, Edition> read = new ConcurrentHashMap<>();

  Engine(EditionCopies editions) {
    this.editions = editions;
  }

  public String methodVersion() {
    return Assessor.METHOD_VERSION;
  }

  public EngineInputs inputs(Snapshot snapshot, EngineInputs.Target target, Instant asOf) {
    Snapshot.Edition edition = java.util.Objects.requireNonNull(snapshot.edition());
    return EngineInputs.of(
        snapshot, target, edition(edition), edition.contentDigest(), methodVersion(), asOf);
  }

  /**
   * What the engine assesses a system with in another edition than the active one.
   *
   * @param digest over the edition's content
   */
  public EngineInputs inputs(
      Snapshot snapshot, EngineInputs.Target target, Edition edition, String digest, Instant asOf) {
    return EngineInputs.of(snapshot, target, edition, digest, methodVersion(), asOf);
  }

  private Edition edition(Snapshot.Edition edition) {
    if (read.size() >= KEPT && !read.containsKey(edition.contentDigest())) {
      read.clear();
    }
    return read.computeIfAbsent(
        edition.contentDigest(),
        digest ->
            EditionInputs.of(
                edition.edition(),
                editions
                    .document(digest)
                    .orElseThrow(() -> new IllegalStateException("no edition " + digest))));
  }

  public Assessment assess(EngineInputs inputs) {
    return Assessor.assess(inputs.input());
  }
}
