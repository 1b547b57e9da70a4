// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.SafeguardResult.Purpose;
import io.holdfast.assessment.engine.result.SafeguardResult.UnmetDemand;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the evidence for an implemented safeguard earns it credit (method.md section 4): for each
 * demand the newest valid evidence of one of its kinds is a pass, and for no kind that proves it
 * the newest valid evidence is a fail.
 */
final class CreditRule {

  private final Edition.Control control;
  private final List<Judged> newestFirst;
  private final View view;
  private final List<UnmetDemand> unmet;
  private final List<String> failed;

  CreditRule(Edition.Control control, List<Judged> newestFirst, View view) {
    this.control = control;
    this.newestFirst = newestFirst.stream().filter(judged -> judged.isValid(view)).toList();
    this.view = view;
    unmet = findUnmet();
    failed = findFailed();
  }

  /** A control that demands nothing cannot be shown, and gets no credit. */
  boolean isCredited() {
    return !control.inPlace().isEmpty() && unmet.isEmpty() && failed.isEmpty();
  }

  /** The demands that no proof meets. */
  List<UnmetDemand> unmet() {
    return unmet;
  }

  private List<UnmetDemand> findUnmet() {
    List<UnmetDemand> missing = new ArrayList<>();
    for (List<String> kinds : control.inPlace()) {
      if (proof(kinds, Purpose.IN_PLACE) == null) {
        missing.add(new UnmetDemand(Purpose.IN_PLACE, kinds));
      }
    }
    for (List<String> kinds : effective()) {
      if (proof(kinds, Purpose.EFFECTIVE) == null) {
        missing.add(new UnmetDemand(Purpose.EFFECTIVE, kinds));
      }
    }
    return missing;
  }

  private List<List<String>> effective() {
    return Demands.effective(control);
  }

  private boolean isEmerging() {
    return !control.maturity().isEstablished();
  }

  /** Ids of the newest valid evidence per kind where that is a fail. */
  List<String> failed() {
    return failed;
  }

  private List<String> findFailed() {
    if (newestFirst.stream().noneMatch(judged -> judged.outcome() == Outcome.FAIL)) {
      return List.of();
    }
    TreeSet<String> fails = new TreeSet<>();
    for (List<String> kinds : Demands.of(control)) {
      for (String kind : kinds) {
        Judged newest = newest(kind, Purpose.IN_PLACE);
        if (newest != null && newest.outcome() == Outcome.FAIL) {
          fails.add(newest.evidence().id());
        }
      }
    }
    return List.copyOf(fails);
  }

  /** The weakest identity that the proofs rest on. */
  @Nullable IdentityStrength identity() {
    IdentityStrength weakest = null;
    for (List<String> kinds : control.inPlace()) {
      weakest = IdentityStrength.weakest(weakest, strength(proof(kinds, Purpose.IN_PLACE)));
    }
    for (List<String> kinds : effective()) {
      weakest = IdentityStrength.weakest(weakest, strength(proof(kinds, Purpose.EFFECTIVE)));
    }
    return weakest;
  }

  private static @Nullable IdentityStrength strength(@Nullable Judged proof) {
    return proof == null ? null : proof.use().identity();
  }

  private @Nullable Judged proof(List<String> kinds, Purpose purpose) {
    for (String kind : kinds) {
      Judged newest = newest(kind, purpose);
      if (newest != null && newest.outcome() == Outcome.PASS) {
        return newest;
      }
    }
    return null;
  }

  private @Nullable Judged newest(String kind, Purpose purpose) {
    for (Judged judged : newestFirst) {
      if (judged.evidence().kind().equals(kind) && counts(judged, purpose)) {
        return judged;
      }
    }
    return null;
  }

  /** A pass that does not show an effect hides none that does; what is no pass always counts. */
  private boolean counts(Judged judged, Purpose purpose) {
    if (judged.outcome() != Outcome.PASS) {
      return true;
    }
    if (!view.isTestedBy(judged.evidence())) {
      return false;
    }
    return purpose == Purpose.IN_PLACE
        || (judged.provesEffect()
            && (!isEmerging() || judged.evidence().method() == EvidenceMethod.TEST));
  }
}
