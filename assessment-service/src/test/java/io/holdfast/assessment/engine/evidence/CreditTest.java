// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.evidence;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules 1 to 4 of method.md section 4, and what earns credit. */
class CreditTest {

  private static SafeguardResult credit(Inputs inputs, String safeguard) {
    return Inputs.safeguard(inputs.assess(), safeguard);
  }

  private static @Nullable Invalidity invalidity(SafeguardResult result) {
    return result.evidence().getFirst().invalid();
  }

  private static Invalidity.Reason reason(SafeguardResult result) {
    Invalidity invalidity = invalidity(result);
    if (invalidity == null) {
      throw new AssertionError("evidence is valid");
    }
    return invalidity.reason();
  }

  /** SC-02 is proven by EV-08, a configuration export of the system, for 90 days. */
  private static Inputs limits(Systems system, Evidence evidence) {
    return Inputs.of(system).safeguard("SC-02").add(evidence);
  }

  private static Evidence export() {
    return passing("e", "EV-08", onSystem(), "s-SC-02");
  }

  /** MC-16 is proven by EV-01, an evaluation bound to the model. */
  private static Inputs evaluated(Systems system, Evidence evidence) {
    return Inputs.of(system).safeguard("MC-16", "model").add(evidence);
  }

  private static Evidence evaluation(String digest) {
    return passing("e", "EV-01", on("model", digest));
  }

  @Test
  void anImplementedSafeguardWithPassingEvidenceIsCredited() {
    SafeguardResult result = credit(limits(Systems.creditScoring(), export()), "s-SC-02");

    assertThat(result.credited()).isTrue();
    assertThat(result.identity()).isNull();
  }

  @Test
  void withoutEvidenceADemandIsUnmet() {
    SafeguardResult result =
        credit(Inputs.of(Systems.creditScoring()).safeguard("SC-02"), "s-SC-02");

    assertThat(result.credited()).isFalse();
    assertThat(result.unmet().getFirst().kinds()).containsExactly("EV-08", "EV-18");
  }

  @Test
  void whatIsPlannedRetiredOrNotYetThereIsNotCredited() {
    Safeguard planned =
        new Safeguard(
            "s-SC-02", "SC-02", ScopeKind.SYSTEM, null, SafeguardStatus.PLANNED, day(1), null);
    Safeguard retired =
        new Safeguard(
            "s-SC-02", "SC-02", ScopeKind.SYSTEM, null, SafeguardStatus.RETIRED, day(1), day(20));
    Safeguard later = Inputs.safeguard("SC-02", ScopeKind.SYSTEM, null, day(21));
    for (Safeguard safeguard : List.of(planned, retired, later)) {
      Inputs inputs = Inputs.of(Systems.creditScoring()).add(safeguard).add(export());

      assertThat(credit(inputs, "s-SC-02").credited()).isFalse();
    }
  }

  @Test
  void unnamedEvidenceProvesOnlyWhatItsKindMay() {
    Evidence unnamed = passing("e", "EV-08", onSystem());

    assertThat(credit(limits(Systems.creditScoring(), unnamed), "s-SC-02").evidence()).isEmpty();
    assertThat(
            credit(evaluated(Systems.creditScoring(), evaluation("m1")), "s-MC-16-model")
                .credited())
        .isTrue();
  }

  @Test
  void digestBoundEvidenceNamesTheCurrentVersion() {
    SafeguardResult current =
        credit(evaluated(Systems.creditScoring(), evaluation("m1")), "s-MC-16-model");
    SafeguardResult old =
        credit(evaluated(Systems.creditScoring(), evaluation("m0")), "s-MC-16-model");

    assertThat(current.identity()).isEqualTo(IdentityStrength.STRONG);
    assertThat(old.credited()).isFalse();
    assertThat(invalidity(old))
        .isEqualTo(new Invalidity(Invalidity.Reason.IDENTITY_NOT_CURRENT, "model", null, null));
  }

  @Test
  void onTheWholeSystemItNamesEveryModel() {
    Systems two =
        Systems.creditScoring()
            .component("second", ComponentKind.MODEL, Exposure.INTERNAL)
            .version("second", "n1");
    Inputs inputs = Inputs.of(two).safeguard("MC-16").add(evaluation("m1"));

    assertThat(reason(credit(inputs, "s-MC-16"))).isEqualTo(Invalidity.Reason.IDENTITY_NOT_CURRENT);
  }

  @Test
  void aLabelIdentifiesOnlyWhatAThirdPartyHosts() {
    Version labelled = new Version("v4", null, null, Systems.T0, List.of());
    Evidence named =
        passing(
            "e",
            "EV-01",
            new Evidence.OfComponent("model", new Identity("v4", null, null, null), List.of()));
    Systems own = Systems.creditScoring().change("model", edit -> edit.version(labelled));
    Systems hosted = own.change("model", Edit::hosted);

    assertThat(credit(evaluated(hosted, named), "s-MC-16-model").identity())
        .isEqualTo(IdentityStrength.WEAK);
    assertThat(
            credit(
                    evaluated(
                        Systems.creditScoring().change("model", edit -> edit.version(labelled)),
                        named),
                    "s-MC-16-model")
                .credited())
        .isFalse();
  }

  @Test
  void anImmutableRegistryVersionIsOfMediumStrength() {
    Version registered = new Version("7", null, "pkg:mlflow/m@7", Systems.T0, List.of());
    Evidence named =
        passing(
            "e",
            "EV-01",
            new Evidence.OfComponent(
                "model", new Identity(null, null, "pkg:mlflow/m@7", null), List.of()));
    Systems system = Systems.creditScoring().change("model", edit -> edit.version(registered));

    assertThat(credit(evaluated(system, named), "s-MC-16-model").identity())
        .isEqualTo(IdentityStrength.MEDIUM);
  }

  private static Systems trainedOn(String digest) {
    List<DataIdentity> data = List.of(new DataIdentity("data", "pkg:data", "1", digest));
    return Systems.creditScoring()
        .change("model", edit -> edit.version(new Version(null, "m1", null, Systems.T0, data)));
  }

  private static Evidence namingData(String digest) {
    List<DataIdentity> data = List.of(new DataIdentity("data", "pkg:data", "1", digest));
    return passing(
        "e",
        "EV-01",
        new Evidence.OfComponent("model", new Identity(null, "m1", null, null), data));
  }

  @Test
  void evidenceNamesTheDataThatTheModelWasTrainedOn() {
    assertThat(credit(evaluated(trainedOn("d0"), namingData("d0")), "s-MC-16-model").credited())
        .isTrue();
    assertThat(reason(credit(evaluated(trainedOn("d0"), namingData("d1")), "s-MC-16-model")))
        .isEqualTo(Invalidity.Reason.DATA_NOT_CURRENT);
  }

  @Test
  void whereTheVersionRecordsNoDataTheDataOfNowCounts() {
    assertThat(
            credit(evaluated(Systems.creditScoring(), namingData("d1")), "s-MC-16-model")
                .credited())
        .isTrue();
    assertThat(
            reason(credit(evaluated(Systems.creditScoring(), namingData("d0")), "s-MC-16-model")))
        .isEqualTo(Invalidity.Reason.DATA_NOT_CURRENT);
  }

  @Test
  void dataAheadOfTheModelIsAFindingAndLeavesItsEvidence() {
    Systems moved =
        trainedOn("d0")
            .change("data", edit -> edit.version(new Version(null, "d1", null, day(15), List.of())))
            .changed("data", "TRAINING_DATA_CHANGED", day(15));
    Inputs inputs = evaluated(moved, namingData("d0"));

    assertThat(credit(inputs, "s-MC-16-model").credited()).isTrue();
    assertThat(inputs.assess().dataAhead().getFirst().data()).isEqualTo("data");
  }

  @Test
  void aModelThatLearnsOnlineIsTouchedByDataThatMovesOn() {
    Systems moved =
        trainedOn("d0")
            .change("model", edit -> edit.learning(Learning.ONLINE))
            .change("data", edit -> edit.version(new Version(null, "d1", null, day(15), List.of())))
            .changed("data", "TRAINING_DATA_CHANGED", day(15));

    assertThat(invalidity(credit(evaluated(moved, namingData("d0")), "s-MC-16-model")))
        .isEqualTo(
            new Invalidity(
                Invalidity.Reason.CHANGED_SINCE, "data", "TRAINING_DATA_CHANGED", day(15)));
  }

  @Test
  void aChangeAtOrAfterCollectionInvalidates() {
    Systems before =
        Systems.creditScoring().changed("api", "CONFIGURATION_CHANGED", COLLECTED.minusMillis(1));
    Systems at = Systems.creditScoring().changed("api", "CONFIGURATION_CHANGED", COLLECTED);

    assertThat(credit(limits(before, export()), "s-SC-02").credited()).isTrue();
    assertThat(invalidity(credit(limits(at, export()), "s-SC-02")))
        .isEqualTo(
            new Invalidity(
                Invalidity.Reason.CHANGED_SINCE, "api", "CONFIGURATION_CHANGED", COLLECTED));
  }

  @Test
  void aChangeOfWhatFeedsTheSubjectInvalidatesAndNoOther() {
    Evidence ofModel = passing("e", "EV-08", on("model", "m1"), "s-SC-02");
    Systems fed = Systems.creditScoring().changed("training", "CONFIGURATION_CHANGED", day(15));
    Systems beside = Systems.creditScoring().changed("api", "CONFIGURATION_CHANGED", day(15));

    assertThat(credit(limits(fed, ofModel), "s-SC-02").credited()).isFalse();
    assertThat(credit(limits(beside, ofModel), "s-SC-02").credited()).isTrue();
  }

  @Test
  void aRetrainThatShowsAsAnIdentityIsJudgedByRuleOneAlone() {
    Evidence redTeam = passing("e", "EV-06", onSystem(), "s-OC-08");
    Systems shown =
        Systems.creditScoring()
            .change(
                "model", edit -> edit.version(new Version(null, "m2", null, day(15), List.of())))
            .changed("model", "MODEL_RETRAINED", day(15));
    Systems hidden = Systems.creditScoring().changed("model", "MODEL_RETRAINED", day(15));

    assertThat(credit(Inputs.of(shown).safeguard("OC-08").add(redTeam), "s-OC-08").credited())
        .isTrue();
    assertThat(credit(Inputs.of(hidden).safeguard("OC-08").add(redTeam), "s-OC-08").credited())
        .isFalse();
  }

  @Test
  void changesOfTheWorldConcernOnlyWhatTheyName() {
    Change technique =
        new Change("c", "NEW_ATTACK_TECHNIQUE", day(15), List.of("TF-01"), List.of());
    Inputs inputs = evaluated(Systems.creditScoring(), evaluation("m1")).add(technique);

    SafeguardResult result = credit(inputs, "s-MC-16-model");

    assertThat(result.credited()).isTrue();
    assertThat(result.notFor()).containsExactly("TF-01");
  }

  @Test
  void changesOfTheSystemConcernAllItsEvidence() {
    Change role = new Change("c", "ROLE_CHANGED", day(15), List.of(), List.of());
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .safeguard("OC-01")
            .add(passing("e", "EV-12", new Evidence.OfOrganisation(), "s-OC-01"))
            .add(role);

    assertThat(credit(inputs, "s-OC-01").credited()).isFalse();
  }

  @Test
  void limitsOfTimeAreInclusive() {
    Instant last = COLLECTED.plus(Duration.ofDays(90));
    Inputs onTime = limits(Systems.creditScoring(), export()).asOf(last);
    Inputs late = limits(Systems.creditScoring(), export()).asOf(last.plusNanos(1_000));

    assertThat(credit(onTime, "s-SC-02").credited()).isTrue();
    assertThat(onTime.assess().nextExpiry()).isEqualTo(last.plusNanos(1_000));
    assertThat(invalidity(credit(late, "s-SC-02")))
        .isEqualTo(new Invalidity(Invalidity.Reason.TOO_OLD, null, null, last));
  }

  private static Evidence with(Signature signature, @Nullable Instant until, Instant received) {
    return new Evidence(
        "e",
        "EV-08",
        List.of(onSystem()),
        Outcome.PASS,
        EvidenceMethod.EXAMINE,
        COLLECTED,
        received,
        until,
        List.of("s-SC-02"),
        signature,
        List.of());
  }

  @Test
  void expiredUnsignedAndFutureEvidenceIsNotValid() {
    Systems system = Systems.creditScoring();

    assertThat(
            reason(
                credit(limits(system, with(Signature.NOT_SIGNED, day(19), COLLECTED)), "s-SC-02")))
        .isEqualTo(Invalidity.Reason.EXPIRED);
    assertThat(reason(credit(limits(system, with(Signature.FAILED, null, COLLECTED)), "s-SC-02")))
        .isEqualTo(Invalidity.Reason.SIGNATURE_FAILED);
    assertThat(reason(credit(limits(system, with(Signature.VERIFIED, null, day(21))), "s-SC-02")))
        .isEqualTo(Invalidity.Reason.NOT_YET);
    assertThat(
            credit(limits(system, with(Signature.VERIFIED, day(20), day(20))), "s-SC-02")
                .credited())
        .isTrue();
  }

  @Test
  void aNewFailOfAnyKindThatProvesItWithholdsTheCredit() {
    Evidence failed = evidence("f", "EV-18", onSystem(), Outcome.FAIL, day(12), "s-SC-02");
    Evidence mended = evidence("g", "EV-18", onSystem(), Outcome.PASS, day(13), "s-SC-02");

    SafeguardResult withheld =
        credit(limits(Systems.creditScoring(), export()).add(failed), "s-SC-02");
    assertThat(withheld.credited()).isFalse();
    assertThat(withheld.failed()).containsExactly("f");
    assertThat(
            credit(limits(Systems.creditScoring(), export()).add(failed).add(mended), "s-SC-02")
                .credited())
        .isTrue();
  }

  @Test
  void emergingControlsNeedATestOfTheCurrentVersion() {
    Evidence tested = passing("e", "EV-01", on("model", "m1"), "s-MC-01-model");
    Evidence examined =
        new Evidence(
            "e",
            "EV-01",
            List.of(on("model", "m1")),
            Outcome.PASS,
            EvidenceMethod.EXAMINE,
            COLLECTED,
            COLLECTED,
            null,
            List.of("s-MC-01-model"),
            Signature.NOT_SIGNED,
            List.of());
    Inputs inputs = Inputs.of(Systems.creditScoring()).safeguard("MC-01", "model");

    assertThat(credit(inputs.add(examined), "s-MC-01-model").unmet().getFirst().purpose())
        .isEqualTo(SafeguardResult.Purpose.EFFECTIVE);
    assertThat(
            credit(
                    Inputs.of(Systems.creditScoring()).safeguard("MC-01", "model").add(tested),
                    "s-MC-01-model")
                .credited())
        .isTrue();
  }

  @Test
  void aReportThatNamesNoVersionProvesNoEffect() {
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .safeguard("SC-12")
            .add(passing("c", "EV-08", onSystem(), "s-SC-12"))
            .add(passing("t", "EV-06", onSystem(), "s-SC-12"));

    assertThat(credit(inputs, "s-SC-12").credited()).isFalse();
    inputs.add(passing("u", "EV-06", on("model", "m1"), "s-SC-12"));
    assertThat(credit(inputs, "s-SC-12").credited()).isTrue();
  }

  @Test
  void aCarryOverSpeaksForItsPairOnly() {
    Decision carry =
        new Decision.CarryOver("d", signed(), "e", "model", new Identity(null, "m1", null, null));
    Decision other =
        new Decision.CarryOver("d", signed(), "e", "model", new Identity(null, "m2", null, null));

    SafeguardResult carried =
        credit(evaluated(Systems.creditScoring(), evaluation("m0")).add(carry), "s-MC-16-model");
    assertThat(carried.credited()).isTrue();
    assertThat(carried.evidence().getFirst().carryOver()).isEqualTo("d");
    assertThat(
            credit(evaluated(Systems.creditScoring(), evaluation("m0")).add(other), "s-MC-16-model")
                .credited())
        .isFalse();
  }

  @Test
  void aCarryOverWaivesChangesBeforeItAndNoneAfter() {
    Decision carry =
        new Decision.CarryOver("d", signed(), "e", "model", new Identity(null, "m1", null, null));
    Evidence ofModel = passing("e", "EV-08", on("model", "m1"), "s-SC-02");
    Systems before = Systems.creditScoring().changed("model", "CONFIGURATION_CHANGED", day(11));
    Systems after = Systems.creditScoring().changed("model", "CONFIGURATION_CHANGED", day(12));

    assertThat(credit(limits(before, ofModel).add(carry), "s-SC-02").credited()).isTrue();
    assertThat(credit(limits(after, ofModel).add(carry), "s-SC-02").credited()).isFalse();
  }

  @Test
  void dataReadAtRunTimeTouchesWhatReadsIt() {
    Systems system =
        Systems.creditScoring()
            .component("store", ComponentKind.TRAINING_DATA, Exposure.INTERNAL)
            .change(
                "store", edit -> edit.version(new Version(null, "s2", null, day(15), List.of())))
            .changed("store", "TRAINING_DATA_CHANGED", day(15))
            .flow("store", "model", FlowKind.CONTEXT);

    assertThat(reason(credit(evaluated(system, namingData("d1")), "s-MC-16-model")))
        .isIn(Invalidity.Reason.DATA_NOT_CURRENT, Invalidity.Reason.CHANGED_SINCE);
  }
}
