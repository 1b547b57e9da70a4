// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.holdfast.assessment.assessment.ChangesView;
import io.holdfast.assessment.assessment.ResultView;
import io.holdfast.assessment.assessment.Sentences;
import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.CybersecurityRisk;
import io.holdfast.assessment.inputs.Engine;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.OnDemand;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Unreadable;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assesses what would be, and compares it with what is. */
@ApplicationScoped
public class WhatIf {

  private static final ObjectReader SENT_DOCUMENT = Json.strict(SystemDocument.class);

  private final OnDemand onDemand;
  private final Engine engine;
  private final KnownSystems systems;
  private final EditionCopies editions;
  private final Caller caller;
  private final Clock clock;

  WhatIf(
      OnDemand onDemand,
      Engine engine,
      KnownSystems systems,
      EditionCopies editions,
      Caller caller,
      Clock clock) {
    this.onDemand = onDemand;
    this.engine = engine;
    this.systems = systems;
    this.editions = editions;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * How the system would stand.
   *
   * @throws Problem unprocessable, with everything that cannot be; invalid, for a past instant
   */
  public WhatIfResponse assess(String reference, WhatIfRequest request) {
    request.check();
    KnownSystem system = systems.visible(reference, caller);
    Instant now = clock.instant();
    if (request.asOf() != null && request.asOf().isBefore(now)) {
      throw Problem.invalid("/asOf", "in-the-past", "lies behind; as-of answers for past instants");
    }
    return onDemand.compute(() -> assess(system, request, now));
  }

  private WhatIfResponse assess(KnownSystem system, WhatIfRequest request, Instant now) {
    Snapshot snapshot = onDemand.snapshot(system.id());
    EngineInputs.Target live = EngineInputs.live(snapshot).orElseThrow();
    Snapshot.Edition named = requireNonNull(snapshot.edition());
    EditionDocument edition = editions.document(named.contentDigest()).orElseThrow();
    EngineInputs inputs =
        hypothesis(request, snapshot, live, edition, request.asOf() == null ? now : request.asOf());
    Assessment today = engine.assess(engine.inputs(snapshot, live, now));
    Assessment result = engine.assess(inputs);
    ChangesView changes = ChangesView.of(Difference.between(today, result));
    return new WhatIfResponse(
        SystemRef.of(system),
        inputs.input().asOf(),
        live.number(),
        named.edition(),
        engine.methodVersion(),
        inputs.digest(),
        CybersecurityRisk.of(result.scenarios()).orElse(null),
        changes,
        Sentences.of(changes, edition),
        ResultView.of(result));
  }

  private EngineInputs hypothesis(
      WhatIfRequest request,
      Snapshot snapshot,
      EngineInputs.Target live,
      EditionDocument edition,
      Instant asOf) {
    Problems wrong = new Problems();
    EngineInputs.Target target = target(request, snapshot, live, wrong, asOf);
    HypotheticalFacts facts = new HypotheticalFacts(wrong, asOf, target.document(), edition);
    List<Snapshot.Safeguard> safeguards = facts.safeguards(request, snapshot.safeguards());
    HypotheticalDecisions decisions = new HypotheticalDecisions(wrong, asOf);
    Snapshot would =
        snapshot.with(
            safeguards,
            facts.evidence(request, snapshot, safeguards),
            facts.findings(request, snapshot.findings()),
            decisions.remaining(request.withoutDecisions(), snapshot.decisions()));
    wrong.refuse();
    EngineInputs inputs = engine.inputs(would, target, asOf);
    List<WhatIfRequest.NewAcceptance> acceptances = WhatIfRequest.orNone(request.acceptances());
    if (!acceptances.isEmpty()) {
      List<Snapshot.Decision> all =
          decisions.with(acceptances, would.decisions(), engine.assess(inputs));
      wrong.refuse();
      Snapshot accepted = would.with(would.safeguards(), would.evidence(), would.findings(), all);
      inputs = engine.inputs(accepted, target, asOf);
    }
    return inputs;
  }

  private static EngineInputs.Target target(
      WhatIfRequest request,
      Snapshot snapshot,
      EngineInputs.Target live,
      Problems wrong,
      Instant asOf) {
    @Nullable JsonNode given = request.document();
    if (given == null && request.versions() == null) {
      return live;
    }
    JsonNode today =
        EngineInputs.copy(snapshot, requireNonNull(snapshot.revision())).documentTree();
    JsonNode document =
        new HypotheticalDocument(wrong, asOf)
            .of(given, today, WhatIfRequest.orNone(request.versions()));
    wrong.refuse();
    return new EngineInputs.Target(
        live.number(),
        CanonicalJson.digest(document),
        given == null ? Json.convert(document, SystemDocument.class) : read(document));
  }

  /** Reads a document that somebody sent: a field that nobody knows is a mistake there. */
  private static SystemDocument read(JsonNode document) {
    try {
      return SENT_DOCUMENT.readValue(document);
    } catch (JsonMappingException e) {
      Violation said = Unreadable.at("/document", e);
      throw Problem.unprocessable(said.pointer(), said.code(), said.message());
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory could not be read", e);
    }
  }
}
