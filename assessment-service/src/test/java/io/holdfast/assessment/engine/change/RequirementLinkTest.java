// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.change.ScenarioLink.Lost;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.Reason;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fact makes a requirement worse. */
class RequirementLinkTest {

  private static final Lost NOTHING = new Lost(Set.of(), Set.of());
  private static final RequirementResult MET = result(RequirementStatus.MET, null);
  private static final RequirementResult NOT_MET = result(RequirementStatus.NOT_MET, null);

  private static RequirementResult result(
      RequirementStatus status, @Nullable Fact fact, String... safeguards) {
    List<Reason> reasons =
        fact == null ? List.of() : List.of(new Reason(Reason.Code.INVENTORY_LACKS, fact));
    return result(status, reasons, List.of(safeguards), List.of());
  }

  private static RequirementResult result(
      RequirementStatus status,
      List<Reason> reasons,
      List<String> safeguards,
      List<EvidenceUse> evidence) {
    return new RequirementResult(
        "R", "F", status, true, false, safeguards, evidence, null, reasons);
  }

  private static boolean worsens(
      Kind kind,
      String id,
      @Nullable RequirementResult before,
      @Nullable RequirementResult now,
      Lost lost,
      String... scenarios) {
    return worsens(new FactChange(kind, id, "a", "b", null), before, now, lost, scenarios);
  }

  private static boolean worsens(
      FactChange fact,
      @Nullable RequirementResult before,
      @Nullable RequirementResult now,
      Lost lost,
      String... scenarios) {
    return new RequirementLink(new EvidenceLink(List.of(fact)))
        .worsens(fact, lost, Set.of(scenarios), new Delta<>("R", before, now));
  }

  @ParameterizedTest
  @CsvSource({
    "SCENARIO, TF-01@m, FINDING, x, true",
    "SCENARIO, TF-02@m, FINDING, x, false",
    "FINDING, x, FINDING, x, true",
    "FINDING, x, FINDING, y, false",
    "FINDING, x, EVIDENCE, x, false",
    "DECISION, d, DECISION, d, true",
    "DECISION, d, DECISION, e, false",
    "DECISION, d, EVIDENCE, d, false",
    "COMPONENT, c, ARCHITECTURE, line, true",
    "COMPONENT, c, VERSION, c, true",
    "COMPONENT, c, VERSION, o, false",
    "COMPONENT, c, EVIDENCE, c, false",
    "FLOW, a>b, ARCHITECTURE, line, true",
    "CONTROL, SC-01, ARCHITECTURE, line, true",
    "ZONE, z, VERSION, z, false",
    "PROFILE, cra, PROFILE, cra, true",
    "PROFILE, system, ARCHITECTURE, line, true",
    "PROFILE, cra, VERSION, cra, false",
    "FAMILY, TF-01, PROFILE, cra, false",
  })
  void byWhatTheReasonsOfNowName(
      Fact.Kind named, String id, Kind kind, String changed, boolean expected) {
    RequirementResult now = result(RequirementStatus.NOT_MET, new Fact(named, id));

    assertThat(worsens(kind, changed, MET, now, NOTHING, "TF-01@m")).isEqualTo(expected);
    assertThat(worsens(kind, changed, null, now, NOTHING, "TF-01@m")).isEqualTo(expected);
  }

  @Test
  void byTheEditionAndTheMethodInAnyCase() {
    assertThat(worsens(Kind.EDITION, "edition", MET, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.METHOD_VERSION, "method", MET, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.VERSION, "c", MET, NOT_MET, NOTHING)).isFalse();
    assertThat(worsens(Kind.EDITION, "edition", MET, null, NOTHING)).isFalse();
  }

  @Test
  void bySafeguardsThatItRestedOn() {
    RequirementResult before = result(RequirementStatus.MET, null, "s");
    RequirementResult kept = result(RequirementStatus.NOT_MET, null, "s");

    assertThat(worsens(Kind.VERSION, "c", before, kept, new Lost(Set.of("s"), Set.of()))).isTrue();
    assertThat(worsens(Kind.VERSION, "c", before, kept, new Lost(Set.of("t"), Set.of("s"))))
        .isFalse();
    assertThat(worsens(Kind.VERSION, "c", before, NOT_MET, new Lost(Set.of(), Set.of("s"))))
        .isTrue();
    assertThat(worsens(Kind.VERSION, "c", before, NOT_MET, new Lost(Set.of(), Set.of("t"))))
        .isFalse();
    assertThat(worsens(Kind.CHANGE, "c", before, NOT_MET, new Lost(Set.of(), null))).isTrue();
    assertThat(worsens(Kind.SAFEGUARD, "s", before, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.SAFEGUARD, "t", before, NOT_MET, NOTHING)).isFalse();
  }

  @Test
  void byADecisionThatItRestedOn() {
    RequirementResult before = result(RequirementStatus.MET, new Fact(Fact.Kind.DECISION, "d"));

    assertThat(worsens(Kind.DECISION, "d", before, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.DECISION, "e", before, NOT_MET, NOTHING)).isFalse();
  }

  @Test
  void byEvidenceOfItsDeclarationThatEndedOrIsGone() {
    EvidenceUse valid = new EvidenceUse("e", "EV-08", Outcome.PASS, null, null, null, null);
    Invalidity old = Invalidity.of(Invalidity.Reason.TOO_OLD);
    EvidenceUse ended = new EvidenceUse("e", "EV-08", Outcome.PASS, old, null, null, null);
    RequirementResult before = result(RequirementStatus.MET, List.of(), List.of(), List.of(valid));
    RequirementResult now =
        result(RequirementStatus.UNDETERMINED, List.of(), List.of(), List.of(ended));

    assertThat(worsens(Kind.EXPIRY, "e", before, now, NOTHING)).isTrue();
    assertThat(worsens(Kind.EXPIRY, "f", before, now, NOTHING)).isFalse();
    assertThat(worsens(Kind.EXPIRY, "e", before, before, NOTHING)).isFalse();
    FactChange gone = new FactChange(Kind.EVIDENCE, "e", "e", null, null);
    FactChange other = new FactChange(Kind.EVIDENCE, "f", "f", null, null);
    assertThat(worsens(gone, before, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(other, before, NOT_MET, NOTHING)).isFalse();
    assertThat(worsens(Kind.EVIDENCE, "e", before, NOT_MET, NOTHING)).isFalse();
  }

  @Test
  void byWhatMakesItApply() {
    RequirementResult before =
        result(RequirementStatus.NOT_APPLICABLE, new Fact(Fact.Kind.FAMILY, "TF-01"));

    assertThat(worsens(Kind.PROFILE, "cra", before, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.ARCHITECTURE, "line", before, NOT_MET, NOTHING)).isTrue();
    assertThat(worsens(Kind.FINDING, "x", before, NOT_MET, NOTHING)).isFalse();
    assertThat(worsens(Kind.FINDING, "x", before, NOT_MET, NOTHING, "TF-01@m")).isTrue();
    assertThat(worsens(Kind.FINDING, "x", before, NOT_MET, NOTHING, "TF-012@m")).isFalse();
    assertThat(worsens(Kind.PROFILE, "cra", before, before, NOTHING)).isFalse();
    assertThat(worsens(Kind.PROFILE, "cra", MET, NOT_MET, NOTHING)).isFalse();
    RequirementResult byZone =
        result(RequirementStatus.NOT_APPLICABLE, new Fact(Fact.Kind.ZONE, "TF-01"));
    assertThat(worsens(Kind.FINDING, "x", byZone, NOT_MET, NOTHING, "TF-01@m")).isFalse();
  }
}
