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
    KnownSystems.Told told = remember(answer, received.team());
    KnownSystem system = told.system();
    boolean changed =
        received.revision() != null && revisions.store(system.id(), received.revision());
    boolean stateChanged = told.stateBefore() != null && !system.state().equals(told.stateBefore());
    boolean waits = answer.openCase() != null && takeCase.take(system, answer, answer.openCase());
    // the run for a case assesses the live system too, unless the case is of a candidate
    if (changed && !(waits && answer.candidate() == null)) {
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
      takeCase.skip(remember(answer, received.team()).system(), answer.openCase(), reason);
    }
  }

  private static @Nullable Long number(InventoryAnswer answer) {
    return answer.revision() == null ? null : answer.revision().number();
  }

  private KnownSystems.Told remember(InventoryAnswer answer, @Nullable String envelopeTeam) {
    String team = answer.team() == null ? String.valueOf(envelopeTeam) : answer.team();
    KnownSystems.Told told =
        systems.update(answer.systemId(), answer.systemKey(), name(answer), team, state(answer));
    if (told.stateBefore() == null) {
      triggers.enrol(answer.systemId());
    }
    return told;
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
