// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which fact costs a safeguard its credit. */
class SafeguardLinkTest {

  private static final EvidenceInvalidated OF_S = invalidated("s");
  private static final EvidenceInvalidated OF_T = invalidated("t");

  private static EvidenceInvalidated invalidated(String safeguard) {
    return new EvidenceInvalidated(
        "e", "EV-08", safeguard, "SC-01", Invalidity.of(Invalidity.Reason.TOO_OLD), null);
  }

  private static SafeguardResult result(@Nullable String carryOver, String... failed) {
    EvidenceUse use = new EvidenceUse("e", "EV-08", Outcome.PASS, null, null, carryOver, null);
    return new SafeguardResult(
        "s", "SC-01", true, true, List.of(), List.of(failed), List.of(use), List.of(), null);
  }

  private static FactChange fact(Kind kind, String id) {
    return new FactChange(kind, id, "a", "b", null);
  }

  private static boolean uncredits(
      FactChange fact, List<EvidenceInvalidated> all, List<EvidenceInvalidated> byIt) {
    return uncredits(fact, all, byIt, result(null), result(null));
  }

  private static boolean uncredits(
      FactChange fact,
      List<EvidenceInvalidated> all,
      List<EvidenceInvalidated> byIt,
      @Nullable SafeguardResult before,
      @Nullable SafeguardResult now) {
    return new SafeguardLink(List.of(fact), all)
        .uncredits(fact, byIt, new Delta<>("s", before, now));
  }

  @Test
  void aFactByTheEvidenceThatItEnded() {
    FactChange version = fact(Kind.VERSION, "m");

    assertThat(uncredits(version, List.of(OF_S), List.of(OF_S))).isTrue();
    assertThat(uncredits(version, List.of(OF_S, OF_T), List.of(OF_T))).isFalse();
    assertThat(uncredits(version, List.of(), List.of())).isFalse();
  }

  @Test
  void theSafeguardItself() {
    assertThat(uncredits(fact(Kind.SAFEGUARD, "s"), List.of(), List.of())).isTrue();
    assertThat(uncredits(fact(Kind.SAFEGUARD, "t"), List.of(), List.of())).isFalse();
  }

  @Test
  void theEditionAndTheMethod() {
    assertThat(uncredits(fact(Kind.EDITION, "edition"), List.of(), List.of())).isTrue();
    assertThat(uncredits(fact(Kind.METHOD_VERSION, "method"), List.of(), List.of())).isTrue();
  }

  @Test
  void theArchitectureWhereNothingElseSaysWhy() {
    FactChange line = fact(Kind.ARCHITECTURE, "line");
    FactChange retired = fact(Kind.SAFEGUARD, "s");
    FactChange other = fact(Kind.SAFEGUARD, "t");
    Delta<SafeguardResult> delta = new Delta<>("s", result(null), result(null));

    assertThat(uncredits(line, List.of(), List.of())).isTrue();
    assertThat(uncredits(line, List.of(OF_T), List.of())).isTrue();
    assertThat(uncredits(line, List.of(OF_S), List.of())).isFalse();
    assertThat(uncredits(line, List.of(OF_S), List.of(OF_S))).isTrue();
    assertThat(
            new SafeguardLink(List.of(line, retired), List.of()).uncredits(line, List.of(), delta))
        .isFalse();
    assertThat(new SafeguardLink(List.of(line, other), List.of()).uncredits(line, List.of(), delta))
        .isTrue();
  }

  @Test
  void evidenceThatFailedOrIsGone() {
    FactChange added = new FactChange(Kind.EVIDENCE, "e", null, "e", null);
    FactChange gone = new FactChange(Kind.EVIDENCE, "e", "e", null, null);
    FactChange otherGone = new FactChange(Kind.EVIDENCE, "f", "f", null, null);
    SafeguardResult before = result(null);

    assertThat(uncredits(added, List.of(), List.of(), before, result(null, "e"))).isTrue();
    assertThat(uncredits(added, List.of(), List.of(), before, result(null, "f"))).isFalse();
    assertThat(uncredits(added, List.of(), List.of(), before, null)).isFalse();
    assertThat(uncredits(gone, List.of(), List.of(), before, result(null))).isTrue();
    assertThat(uncredits(otherGone, List.of(), List.of(), before, result(null))).isFalse();
    assertThat(uncredits(gone, List.of(), List.of(), null, result(null))).isFalse();
  }

  @Test
  void aCarryOverThatItRestedOn() {
    FactChange decision = fact(Kind.DECISION, "d");

    assertThat(uncredits(decision, List.of(), List.of(), result("d"), result(null))).isTrue();
    assertThat(uncredits(decision, List.of(), List.of(), result("x"), result(null))).isFalse();
    assertThat(uncredits(decision, List.of(), List.of(), null, result(null))).isFalse();
  }
}
