// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.assessment.SystemRef;
import io.holdfast.assessment.engine.gate.Objection;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.gate.GateDecision.GateReason;
import io.holdfast.assessment.gate.GateDecision.Outcome;
import io.holdfast.assessment.gate.GateDecision.Standing;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.assessment.upstream.RevisionCopies;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Decides whether a version may go into a system, from what is stored. */
@ApplicationScoped
public class DecideGate {

  /** More than these are answered at once, so that waiting never takes all threads. */
  private static final int WAITING = 20;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final GateState state;
  private final Objections objections;
  private final GatePolicies policies;
  private final RevisionCopies revisions;
  private final KnownSystems systems;
  private final Caller caller;
  private final Clock clock;
  private final Semaphore waiting = new Semaphore(WAITING);

  DecideGate(
      GateState state,
      Objections objections,
      GatePolicies policies,
      RevisionCopies revisions,
      KnownSystems systems,
      Caller caller,
      Clock clock) {
    this.state = state;
    this.objections = objections;
    this.policies = policies;
    this.revisions = revisions;
    this.systems = systems;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * The decision; with {@code wait} as soon as it is no longer UNKNOWN, or when that is over.
   *
   * @throws Problem not found; unprocessable, when the system has no such component
   */
  public GateDecision decide(
      String reference, String component, VersionRef version, Duration wait) {
    KnownSystem system = systems.visible(reference, caller);
    Instant until = clock.instant().plus(wait);
    GateDecision decision = decide(system, component, version);
    if (!decision.mayStillChange() || wait.isZero() || !waiting.tryAcquire()) {
      return decision;
    }
    try {
      while (decision.mayStillChange() && clock.instant().isBefore(until)) {
        LockSupport.parkNanos(PAUSE.toNanos());
        decision = decide(systems.visible(reference, caller), component, version);
      }
      return decision;
    } finally {
      waiting.release();
    }
  }

  private GateDecision decide(KnownSystem system, String component, VersionRef version) {
    GatePolicy policy = policies.of(system.id());
    SystemDocument.Component described = described(system, component);
    GateState.Now now = state.now(system.id(), component);
    boolean live = described.version() != null && version.names(described.version().ref());
    GateState.@Nullable Stored stored =
        live ? now.live() : state.candidate(system.id(), component, version).orElse(null);
    List<GateReason> unknown = unknown(now, stored);
    List<GateReason> denied = denied(system, component, version, policy);
    if (stored != null && now.live() != null) {
      denied.addAll(objections(component, stored, live ? null : now.live().resultId()));
      denied.addAll(verdicts(stored, policy));
    }
    Outcome outcome = Outcome.ALLOW;
    if (!unknown.isEmpty()) {
      outcome = Outcome.UNKNOWN;
    } else if (!denied.isEmpty()) {
      outcome = Outcome.DENY;
    }
    List<GateReason> reasons = new ArrayList<>(unknown);
    reasons.addAll(denied);
    return new GateDecision(
        outcome,
        SystemRef.of(system),
        component,
        version,
        clock.instant(),
        stored == null ? null : live ? Standing.LIVE : Standing.CANDIDATE,
        stored == null ? null : stored.id(),
        stored == null ? null : stored.revision(),
        stored == null ? null : stored.edition(),
        stored == null ? Map.of() : stored.verdicts(),
        policy,
        reasons);
  }

  private SystemDocument.Component described(KnownSystem system, String component) {
    return revisions
        .currentDocument(system.id())
        .orElseThrow(() -> Problem.notYetKnown("", "revision of AI system", system.key()))
        .component(component)
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "?component",
                    "unknown-component",
                    "the current revision has no component " + component));
  }

  private List<GateReason> unknown(GateState.Now now, GateState.@Nullable Stored stored) {
    List<GateReason> reasons = new ArrayList<>();
    if (now.live() == null) {
      reasons.add(reason("NOT_ASSESSED_YET", "the system was not assessed yet"));
    } else if (stored == null) {
      reasons.add(reason("VERSION_NOT_KNOWN", "no event has told of this version"));
    } else if (stored.nextExpiry() != null && !stored.nextExpiry().isAfter(clock.instant())) {
      reasons.add(reason("OUTDATED", "time has passed that may change the assessment"));
    } else if (now.asOf() != null && stored.isOlderThan(now.live(), now.asOf())) {
      reasons.add(
          reason(
              "OUTDATED",
              "the system has changed and a newer version is the candidate now; report this one"
                  + " again"));
    }
    if (now.pending() > 0) {
      reasons.add(reason("ASSESSMENT_PENDING", "something happened that is not assessed yet"));
    }
    return reasons;
  }

  private static List<GateReason> denied(
      KnownSystem system, String component, VersionRef version, GatePolicy policy) {
    List<GateReason> reasons = new ArrayList<>();
    if (system.state().equals(KnownSystem.RETIRED)) {
      reasons.add(reason("RETIRED", "the AI system is retired"));
    }
    if (policy.needsDigest() && version.digest() == null) {
      reasons.add(reason("DIGEST_DEMANDED", "the version of " + component + " needs a digest"));
    }
    return reasons;
  }

  private List<GateReason> objections(
      String component, GateState.Stored stored, java.util.@Nullable UUID live) {
    List<Objection> all = stored.foreseen();
    if (all == null || (live != null && !live.equals(stored.comparedWith()))) {
      all = objections.of(component, stored.resultId(), live);
    }
    return all.stream()
        .map(each -> new GateReason(each.code().name(), detail(each), each.facts()))
        .toList();
  }

  private static String detail(Objection objection) {
    int count = objection.facts().size();
    String what = objection.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return what + ": " + count + (count == 1 ? " fact" : " facts");
  }

  private static List<GateReason> verdicts(GateState.Stored stored, GatePolicy policy) {
    List<GateReason> reasons = new ArrayList<>();
    stored
        .verdicts()
        .forEach(
            (framework, verdict) -> {
              if (!policy.admits(framework, RequirementStatus.valueOf(verdict))) {
                reasons.add(
                    reason(
                        "VERDICT_BELOW_POLICY",
                        "the verdict on " + framework + " would be " + verdict));
              }
            });
    return reasons;
  }

  private static GateReason reason(String code, String detail) {
    return new GateReason(code, detail, List.of());
  }

  /** The longest that anybody may wait. */
  static Duration wait(@Nullable String text) {
    Duration longest = Duration.ofSeconds(60);
    String value = Objects.requireNonNullElse(text, "0s");
    if (!value.matches("[0-9]{1,2}s") || seconds(value).compareTo(longest) > 0) {
      throw Problem.invalid("?wait", "bad-value", "0s to 60s is needed, like 30s");
    }
    return seconds(value);
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Integer.parseInt(value.substring(0, value.length() - 1)));
  }
}
