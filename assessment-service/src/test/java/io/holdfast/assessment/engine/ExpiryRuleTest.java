// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.Expiry;
import io.holdfast.assessment.engine.result.Scenario;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When time alone changes the result next, and what is announced (method.md section 7). */
class ExpiryRuleTest {

  private static Inputs plain() {
    return Inputs.of(Systems.creditScoring());
  }

  private static void assertNext(Inputs inputs, Instant expected) {
    assertThat(inputs.assess().nextExpiry()).isEqualTo(expected);
    assertThat(inputs.asOf(expected).assess().nextExpiry()).isNotEqualTo(expected);
  }

  private static Instant justAfter(Instant instant) {
    return instant.plus(1, ChronoUnit.MICROS);
  }

  private static Evidence export(String id, int day, @Nullable Instant until) {
    return export(id, day, day, until);
  }

  private static Evidence export(String id, int collected, int received, @Nullable Instant until) {
    return new Evidence(
        id,
        "EV-08",
        List.of(onSystem()),
        Outcome.PASS,
        EvidenceMethod.TEST,
        day(collected),
        day(received),
        until,
        List.of("s-SC-01"),
        Signature.NOT_SIGNED,
        List.of());
  }

  private static Inputs protectedBy(Evidence... evidence) {
    Inputs inputs = plain().safeguard("SC-01");
    List.of(evidence).forEach(inputs::add);
    return inputs;
  }

  @Test
  void evidenceEndsAfterItsLastInstant() {
    assertNext(protectedBy(export("e", 10, null)), justAfter(day(100)));
    assertNext(protectedBy(export("e", 10, day(40))), justAfter(day(40)));
    assertNext(protectedBy(export("e", 10, day(400))), justAfter(day(100)));
  }

  @Test
  void evidenceBegins() {
    assertNext(protectedBy(export("e", 10, null), export("f", 30, null)), day(30));
    assertNext(protectedBy(export("e", 10, 30, null)), day(30));
    assertNext(protectedBy(export("e", 30, 25, null)).asOf(day(26)), day(30));
  }

  @Test
  void decisionsBeginEndAndAreWithdrawn() {
    Decision begins =
        new Decision.Certificate(
            "d", new Decision.Signed("a", "b", day(30), day(40), null), "EUCC");
    assertNext(plain().add(begins), day(30));
    assertNext(plain().add(begins).asOf(day(35)), justAfter(day(40)));
    Decision withdrawn =
        new Decision.Certificate(
            "d", new Decision.Signed("a", "b", day(10), day(40), day(33)), "EUCC");
    assertNext(plain().add(withdrawn), day(33));
  }

  @Test
  void safeguardsBeginAndAreRetired() {
    Safeguard later = Inputs.safeguard("SC-01", ScopeKind.SYSTEM, null, day(31));
    assertNext(plain().add(later), day(31));
    Safeguard retired =
        new Safeguard(
            "s", "SC-01", ScopeKind.SYSTEM, null, SafeguardStatus.IMPLEMENTED, day(1), day(32));
    assertNext(plain().add(retired), day(32));
  }

  @Test
  void findingsEnd() {
    Finding over = new Finding("f", FindingKind.DRIFT, "model", day(5), day(37), false, null);

    assertNext(plain().add(over), day(37));
  }

  @Test
  void changesAndFindingsBegin() {
    assertNext(
        plain().add(new Change("c", "ROLES_CHANGED", day(34), List.of(), List.of())), day(34));
    assertNext(
        Inputs.of(Systems.creditScoring().changed("model", "MODEL_RETRAINED", day(36))), day(36));
    assertNext(plain().finding("f", FindingKind.DRIFT, "model", false).asOf(day(2)), day(5));
  }

  @Test
  void theEarliestComesFirst() {
    Inputs inputs = plain();
    for (int day : new int[] {33, 31, 32, 19}) {
      inputs.add(new Change("c" + day, "ROLES_CHANGED", day(day), List.of(), List.of()));
    }
    assertNext(inputs, day(31));
  }

  @Test
  void theCraBeginsToApply() {
    assertThat(plain().assess().nextExpiry()).isEqualTo(Instant.parse("2027-12-11T00:00:00Z"));
    assertThat(plain().asOf(Instant.parse("2028-01-01T00:00:00Z")).assess().nextExpiry()).isNull();
  }

  @Test
  void declaredEvidenceEndsToo() {
    Decision declared =
        new Decision.Declaration("d", Inputs.signed(), "CRA-I.I.2c", List.of("policy"));
    Inputs inputs = plain().add(passing("policy", "EV-08", onSystem(), "nobody")).add(declared);

    assertThat(inputs.assess().nextExpiry()).isEqualTo(justAfter(day(100)));
  }

  @Test
  void whatCreditAndDecisionsRestOnIsAnnouncedTheNewestOfAKind() {
    Decision certificate =
        new Decision.Certificate(
            "d", new Decision.Signed("a", "b", day(10), day(40), null), "EUCC");
    Decision lapsed =
        new Decision.Certificate(
            "gone", new Decision.Signed("a", "b", day(10), day(12), null), "EUCC");
    Decision endless = new Decision.Certificate("endless", Inputs.signed(), "EUCC");
    Decision marked =
        new Decision.NotApplicable(
            "n", new Decision.Signed("a", "b", day(10), day(50), null), "CRA-I.I.2c", "r");

    assertThat(
            protectedBy(export("old", 9, null), export("new", 10, null), export("low", 10, null))
                .add(certificate)
                .add(lapsed)
                .add(endless)
                .add(marked)
                .assess()
                .expiries())
        .containsExactly(
            new Expiry(Expiry.Holder.DECISION, "d", day(40), List.of()),
            new Expiry(Expiry.Holder.DECISION, "n", day(50), List.of("CRA-I.I.2c")),
            new Expiry(Expiry.Holder.EVIDENCE, "new", day(100), List.of("s-SC-01")));
    assertThat(plain().safeguard("SC-01").assess().expiries()).isEmpty();
  }

  @Test
  void evidenceOfADeclarationIsAnnouncedWithItsRequirement() {
    String accuracy = "AIA-15.1.accuracy";
    Inputs inputs =
        plain()
            .add(passing("shown", "EV-09", on("model", "m1"), "nobody"))
            .add(new Decision.Declaration("d", signed(), accuracy, List.of("shown")));

    assertThat(inputs.assess().expiries())
        .containsExactly(new Expiry(Expiry.Holder.EVIDENCE, "shown", day(100), List.of(accuracy)));
  }

  private static List<String> covered(Decision decision) {
    return plain().add(decision).assess().expiries().getFirst().affects();
  }

  @Test
  void aDecisionIsAnnouncedWithWhatItCovers() {
    Decision.Signed signed = new Decision.Signed("a", "b", day(11), day(40), null);
    Scenario evasion = Inputs.scenario(plain().assess(), "TF-01@model");
    Decision.Bound bound =
        new Decision.Bound(evasion.id(), evasion.evidenced().level(), evasion.binding().hash());

    assertThat(covered(new Decision.RiskAcceptance("d", signed, List.of(bound))))
        .containsExactly("TF-01@model");
    assertThat(covered(new Decision.Correction("d", signed, bound, Decision.Aspect.IMPACT, false)))
        .containsExactly("TF-01@model");
    assertThat(
            covered(
                new Decision.CarryOver(
                    "d", signed, "e", "model", new Identity(null, "m1", null, null))))
        .containsExactly("e");
    assertThat(covered(new Decision.Declaration("d", signed, "CRA-II.8", List.of())))
        .containsExactly("CRA-II.8");
    assertThat(covered(new Decision.ToleranceChange("d", signed, Level.M))).isEmpty();
    assertThat(covered(new Decision.ProtectionShown("d", signed, "declaration"))).isEmpty();
  }
}
