// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.catalogue.FamilyIndex;
import io.holdfast.assessment.engine.catalogue.Measure;
import io.holdfast.assessment.engine.evidence.Standing;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.TreatmentStatus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What acts, and what could, on the scenarios of a family that have the same accesses and the same
 * cover.
 */
final class Acting {

  private final FamilyIndex family;
  private final Cover cover;
  private final BitSet controls;
  private final List<String> credited;
  private final @Nullable IdentityStrength identity;
  private final Map<TreatmentStatus, List<Reason>> missing = new EnumMap<>(TreatmentStatus.class);

  /**
   * @param controls numbers of those that lower something on one of the accesses
   */
  Acting(FamilyIndex family, Cover cover, BitSet controls) {
    this.family = family;
    this.cover = cover;
    this.controls = controls;
    List<String> ids = new ArrayList<>();
    IdentityStrength weakest = null;
    for (Standing standing : cover.safeguards()) {
      if (acts(standing) && standing.isCreditedFor(family.family())) {
        ids.add(standing.id());
        weakest = IdentityStrength.weakest(weakest, standing.identity());
      }
    }
    credited = List.copyOf(ids);
    identity = weakest;
  }

  private boolean acts(Standing standing) {
    return controls.get(standing.number());
  }

  /** Ids of the credited safeguards. */
  List<String> credited() {
    return credited;
  }

  /** The weakest identity that their credit rests on. */
  @Nullable IdentityStrength identity() {
    return identity;
  }

  /** What is missing for a scenario that would have this status without acceptances. */
  List<Reason> missing(TreatmentStatus without) {
    return missing.computeIfAbsent(without, this::findMissing);
  }

  private List<Reason> findMissing(TreatmentStatus without) {
    List<Reason> reasons = new ArrayList<>();
    add(reasons, Reason.Code.NOT_CREDITED, notCredited());
    switch (without) {
      case CONTROLS_MISSING ->
          add(
              reasons,
              Reason.Code.NOT_IMPLEMENTED,
              controls(measure -> measure.isEstablished() && !isClaimed(measure)));
      case BEYOND_STATE_OF_THE_ART ->
          add(reasons, Reason.Code.ONLY_EMERGING, controls(measure -> !measure.isEstablished()));
      case TOLERABLE, ACCEPTED, EVIDENCE_MISSING, UNATTAINABLE -> {}
    }
    return reasons;
  }

  private boolean isClaimed(Measure measure) {
    return cover.claimed().has(measure.number());
  }

  private List<Fact> notCredited() {
    List<Fact> facts = new ArrayList<>();
    for (Standing standing : cover.safeguards()) {
      if (acts(standing) && standing.isImplemented() && !standing.isCreditedFor(family.family())) {
        facts.add(new Fact(Fact.Kind.SAFEGUARD, standing.id()));
      }
    }
    return facts;
  }

  private List<Fact> controls(Predicate<Measure> wanted) {
    List<Fact> facts = new ArrayList<>();
    for (Measure measure : family.measures()) {
      if (controls.get(measure.number()) && wanted.test(measure)) {
        facts.add(new Fact(Fact.Kind.CONTROL, measure.id()));
      }
    }
    return facts;
  }

  private static void add(List<Reason> reasons, Reason.Code code, List<Fact> facts) {
    if (!facts.isEmpty()) {
      reasons.add(new Reason(code, facts));
    }
  }
}
