// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.InventoryAnswer;
import io.holdfast.assessment.upstream.InventoryListener;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.assessment.upstream.KnownSystems;
import io.holdfast.assessment.upstream.RevisionCopies;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Applies what the inventory says about a system: the answer to every case and every edit. */
@ApplicationScoped
class ApplyAnswer implements InventoryListener {

  private final KnownSystems systems;
  private final RevisionCopies revisions;
  private final Triggers triggers;
  private final TakeCase takeCase;

  ApplyAnswer(
      KnownSystems systems, RevisionCopies revisions, Triggers triggers, TakeCase takeCase) {
    this.systems = systems;
    this.revisions = revisions;
    this.triggers = triggers;
    this.takeCase = takeCase;
  }

  @Override
  public void apply(Received received) {
    InventoryAnswer answer = received.answer();
    @Nullable String stateBefore =
        systems.find(answer.systemId().toString()).map(KnownSystem::state).orElse(null);
    KnownSystem system = remember(answer, received.team());
    boolean changed =
        received.revision() != null && revisions.store(system.id(), received.revision());
    boolean stateChanged = stateBefore != null && !system.state().equals(stateBefore);
    if (answer.openCase() != null) {
      takeCase.take(system, answer, answer.openCase());
    }
    boolean caseCoversIt = coversIt(answer);
    if (changed && !caseCoversIt) {
      Trigger.Kind kind =
          answer.is("REPUBLISHED") ? Trigger.Kind.REBASELINE : Trigger.Kind.REVISION;
      triggers.append(Trigger.of(kind, system.id(), number(answer)));
    } else if (stateChanged) {
      triggers.append(Trigger.of(Trigger.Kind.STATE, system.id(), system.state()));
    }
  }

  @Override
  public void skip(Received received, String reason) {
    InventoryAnswer answer = received.answer();
    if (answer.openCase() != null) {
      takeCase.skip(remember(answer, received.team()), answer.openCase(), reason);
    }
  }

  /** Whether a case waits whose run assesses the live system anyway. */
  private boolean coversIt(InventoryAnswer answer) {
    return answer.openCase() != null
        && answer.candidate() == null
        && triggers.isPending(answer.openCase().caseId());
  }

  private static @Nullable Long number(InventoryAnswer answer) {
    return answer.revision() == null ? null : answer.revision().number();
  }

  private KnownSystem remember(InventoryAnswer answer, @Nullable String envelopeTeam) {
    String team = answer.team() == null ? String.valueOf(envelopeTeam) : answer.team();
    systems.update(answer.systemId(), answer.systemKey(), name(answer), team, state(answer));
    triggers.enrol(answer.systemId());
    return systems.find(answer.systemId().toString()).orElseThrow();
  }

  private static @Nullable String name(InventoryAnswer answer) {
    if (answer.revision() == null) {
      return null;
    }
    JsonNode name = answer.revision().document().path("name");
    return name.isTextual() ? name.asText() : null;
  }

  /** What the answer says of the state; absent: nothing. */
  private static @Nullable String state(InventoryAnswer answer) {
    if (answer.retired() != null) {
      return answer.retired() ? KnownSystem.RETIRED : KnownSystem.ACTIVE;
    }
    if (answer.is("RETIRED")) {
      return KnownSystem.RETIRED;
    }
    return answer.is("RETURNED") ? KnownSystem.ACTIVE : null;
  }
}
