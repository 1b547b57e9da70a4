// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import io.holdfast.assessment.engine.catalogue.EditionChange;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.inputs.CatalogueRelease;
import io.holdfast.assessment.inputs.EditionInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.CatalogueListener;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.WorldChanges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Systems have to be assessed for what the catalogue changed: all of them, since every control may
 * matter to what each can attain, or none where an edition computes nothing otherwise (ADR 15).
 */
@ApplicationScoped
class AssessForCatalogue implements CatalogueListener {

  private static final Logger LOG = Logger.getLogger(AssessForCatalogue.class);

  private final Triggers triggers;
  private final EditionCopies editions;
  private final WorldChanges worldChanges;
  private final Clock clock;

  AssessForCatalogue(
      Triggers triggers, EditionCopies editions, WorldChanges worldChanges, Clock clock) {
    this.triggers = triggers;
    this.editions = editions;
    this.worldChanges = worldChanges;
    this.clock = clock;
  }

  @Override
  public void activated(Activation activation) {
    if (activation.before() == null) {
      assessAll(activation.edition());
      return;
    }
    Optional<EditionChange> change = change(activation.before(), activation.contentDigest());
    release(change, activation).ifPresent(this::keep);
    if (change.isPresent() && change.get().isNothing()) {
      triggers.appendForNone(Trigger.Kind.EDITION, activation.edition());
      LOG.infof(
          "edition %s is active and computes what the one before did; 0 systems will be assessed",
          activation.edition());
    } else {
      assessAll(activation.edition());
    }
  }

  private void assessAll(String edition) {
    int systems = triggers.appendForAll(Trigger.Kind.EDITION, edition);
    LOG.infof("edition %s is active; %d systems will be assessed", edition, systems);
  }

  /** What it computes otherwise; empty: the copy of the one before is not here any more. */
  private Optional<EditionChange> change(String before, String now) {
    Edition active = edition(now).orElseThrow();
    return before.equals(now)
        ? Optional.of(EditionChange.between(active, active))
        : edition(before).map(known -> EditionChange.between(known, active));
  }

  private Optional<Edition> edition(String contentDigest) {
    return editions.document(contentDigest).map(document -> EditionInputs.of("", document));
  }

  private Optional<Snapshot.World> release(Optional<EditionChange> change, Activation activation) {
    return change.isPresent()
        ? CatalogueRelease.of(change.get(), activation.edition(), clock.instant())
        : Optional.of(CatalogueRelease.ofAll(activation.edition(), clock.instant()));
  }

  private void keep(Snapshot.World release) {
    worldChanges.add(
        new WorldChanges.Known(
            release.id(),
            release.kind(),
            release.at(),
            release.families(),
            release.requirements(),
            release.id()));
  }

  @Override
  public void worldChanged(UUID change, String kind) {
    int systems = triggers.appendForAll(Trigger.Kind.WORLD, change);
    LOG.infof("change of the world %s, %s; %d systems will be assessed", change, kind, systems);
  }
}
