// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.http.EntityTags;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The policy of each system's gate; approvers set it. */
@ApplicationScoped
public class GatePolicies {

  private static final int LONGEST_REASON = 4000;
  private static final int HISTORY_LIMIT = 500;
  private static final String HISTORY = "gate-policy";

  private final Jdbi jdbi;
  private final KnownSystems systems;
  private final EditionCopies editions;
  private final History history;
  private final Caller caller;
  private final Clock clock;

  GatePolicies(
      Jdbi jdbi,
      KnownSystems systems,
      EditionCopies editions,
      History history,
      Caller caller,
      Clock clock) {
    this.jdbi = jdbi;
    this.systems = systems;
    this.editions = editions;
    this.history = history;
    this.caller = caller;
    this.clock = clock;
  }

  /** The policy that holds for a system the caller may see. */
  public GatePolicy of(String reference) {
    return of(systems.visible(reference, caller).id());
  }

  GatePolicy of(UUID systemId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select body from gate_policy where system_id = :system")
                    .bind("system", systemId)
                    .mapTo(String.class)
                    .findOne())
        .map(body -> Json.read(body, GatePolicy.class))
        .orElse(GatePolicy.DEFAULT);
  }

  /** The tag by which a change says which policy it was made of. */
  public static String tag(GatePolicy policy) {
    return CanonicalJson.digest(policy);
  }

  /**
   * Sets the policy.
   *
   * @param ifMatch tag of the policy that the change was made of
   * @throws Problem when it is not valid, not allowed, or somebody else was faster
   */
  @Transactional
  public GatePolicy put(
      String reference, GatePolicy policy, @Nullable String reason, @Nullable String ifMatch) {
    policy.check();
    KnownSystem system = systems.visible(reference, caller);
    caller.require(Roles.APPROVER, system.team(), "AI system", reference);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.invalid(
          "?reason", "missing", "a reason of at most " + LONGEST_REASON + " characters is needed");
    }
    if (ifMatch == null) {
      throw Problem.of(
          ProblemType.PRECONDITION_REQUIRED, "If-Match with the tag of the policy is needed");
    }
    requireKnown(policy);
    lock(system.id());
    GatePolicy before = of(system.id());
    EntityTags.require(ifMatch, tag(before));
    save(system, policy, reason);
    history.record(
        HISTORY,
        system.id(),
        system.team(),
        "set",
        caller.actor(),
        reason,
        Map.of("from", before, "to", policy));
    return policy;
  }

  /** A framework that is misspelt would leave the usual verdicts in force. */
  private void requireKnown(GatePolicy policy) {
    editions.activeDocument().ifPresent(edition -> requireKnown(policy, edition));
  }

  private static void requireKnown(GatePolicy policy, EditionDocument edition) {
    List<String> known =
        edition.frameworks().stream()
            .filter(EditionDocument.Framework::systemVerdict)
            .map(EditionDocument.Framework::id)
            .toList();
    List<Violation> wrong =
        policy.frameworks().stream()
            .filter(framework -> !known.contains(framework))
            .map(
                framework ->
                    new Violation(
                        "/verdicts/" + framework.replace("~", "~0").replace("/", "~1"),
                        "unknown-framework",
                        "the active edition has verdicts on " + known))
            .toList();
    if (!wrong.isEmpty()) {
      throw Problem.of(ProblemType.UNPROCESSABLE, wrong.getFirst().message(), wrong);
    }
  }

  /** Who set which policy, when and why, oldest first. */
  public List<History.Entry> history(String reference) {
    return history.of(HISTORY, systems.visible(reference, caller).id(), HISTORY_LIMIT);
  }

  private void lock(UUID system) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select 1 from known_system where system_id = :system for update")
                .bind("system", system)
                .mapTo(Integer.class)
                .one());
  }

  private void save(KnownSystem system, GatePolicy policy, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into gate_policy (system_id, body, reason, updated_at, updated_by)
                    values (:system, :body, :reason, :now, :actor)
                    on conflict (system_id) do update set body = excluded.body,
                      reason = excluded.reason, updated_at = excluded.updated_at,
                      updated_by = excluded.updated_by
                    """)
                .bind("system", system.id())
                .bind("body", Json.text(policy))
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("actor", history.actorId(caller.actor()))
                .execute());
  }
}
