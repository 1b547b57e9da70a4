// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as it is stored, with its steps in their order. */
record DecisionRow(
    UUID id,
    UUID systemId,
    String systemKey,
    String team,
    DecisionKind kind,
    DecisionContent content,
    String reason,
    @Nullable Instant until,
    Instant at,
    Person author,
    List<Step> steps) {

  DecisionRow {
    steps = List.copyOf(steps);
  }

  /**
   * A person, whatever client was used.
   *
   * @param name absent when it was erased
   */
  record Person(UUID id, String issuer, String subject, @Nullable String name) {

    boolean is(io.holdfast.kit.access.Actor actor) {
      return issuer.equals(actor.issuer()) && subject.equals(actor.subject());
    }
  }

  /** What was done to a decision after it was written. */
  record Step(StepKind kind, Instant at, Person by, @Nullable String reason) {}

  /** The steps. */
  enum StepKind {
    APPROVED,
    REJECTED,
    WITHDRAWN
  }

  Optional<Step> step(StepKind kind) {
    return steps.stream().filter(step -> step.kind() == kind).findFirst();
  }

  /** Whether it waits for a second person. */
  boolean isProposed() {
    return kind.needsApproval() && steps.isEmpty();
  }
}
