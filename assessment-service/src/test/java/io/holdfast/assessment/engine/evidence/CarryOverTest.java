// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.EvidenceUse;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.SafeguardResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rule 4 of method.md section 4 beside several changes, components and decisions. SC-02 is proven
 * by EV-08, a configuration export that has to name no version; MC-16 by EV-01, which names the
 * model's.
 */
class CarryOverTest {

  private static final String CONFIGURED = "CONFIGURATION_CHANGED";
  private static final Identity CURRENT = new Identity(null, "m1", null, null);

  private static Decision carry(String id, int day, String component, Identity identity) {
    Decision.Signed signed = new Decision.Signed("amir", "petra", day(day), null, null);
    return new Decision.CarryOver(id, signed, "e", component, identity);
  }

  private static Decision ofModel(String id, int day) {
    return carry(id, day, "model", CURRENT);
  }

  private static Decision ofApi(int day) {
    return carry("d", day, "api", Identity.NONE);
  }

  private static Evidence export(Evidence.Subject... subjects) {
    return new Evidence(
        "e",
        "EV-08",
        Arrays.asList(subjects),
        Outcome.PASS,
        EvidenceMethod.EXAMINE,
        COLLECTED,
        COLLECTED,
        null,
        List.of("s-SC-02"),
        Signature.NOT_SIGNED,
        List.of());
  }

  private static EvidenceUse use(Systems system, Evidence evidence, Decision... decisions) {
    Inputs inputs = Inputs.of(system).safeguard("SC-02").add(evidence);
    List.of(decisions).forEach(inputs::add);
    return Inputs.safeguard(inputs.assess(), "s-SC-02").evidence().getFirst();
  }

  private static Systems configured(String component, int day) {
    return Systems.creditScoring().changed(component, CONFIGURED, day(day));
  }

  private static @Nullable Invalidity changed(String component, int day) {
    return new Invalidity(Invalidity.Reason.CHANGED_SINCE, component, CONFIGURED, day(day));
  }

  @Test
  void ofEvidenceOnTheSystemItWaivesChangesOfItsComponentOnly() {
    Systems api = configured("api", 11);
    assertThat(use(api, export(onSystem())).invalid()).isEqualTo(changed("api", 11));
    assertThat(use(api, export(onSystem()), ofApi(11)).invalid()).isNull();

    Systems both = api.changed("training", CONFIGURED, day(11));
    assertThat(use(both, export(onSystem()), ofApi(11)).invalid())
        .isEqualTo(changed("training", 11));
  }

  @Test
  void ofEvidenceOnTheSystemItWaivesNoneAfterIt() {
    assertThat(use(configured("api", 12), export(onSystem()), ofApi(11)).invalid())
        .isEqualTo(changed("api", 12));
  }

  @Test
  void changesBeforeTheCollectionNeedNone() {
    assertThat(use(configured("data", 9), export(onSystem()), ofApi(11)).invalid()).isNull();
  }

  @Test
  void itWaivesChangesOfWhatFeedsItsComponent() {
    Systems fed = configured("training", 11);

    assertThat(use(fed, export(on("model", "m1"))).invalid()).isEqualTo(changed("training", 11));
    assertThat(use(fed, export(on("model", "m1")), ofModel("d", 11)).invalid()).isNull();
  }

  @Test
  void subjectsBesideItsComponentAreJudgedWithoutIt() {
    Evidence both = export(on("model", "m1"), on("api", "a1"));

    assertThat(use(configured("model", 11), both, ofModel("d", 11)).invalid()).isNull();
    assertThat(use(configured("api", 11), both, ofModel("d", 11)).invalid())
        .isEqualTo(changed("api", 11));
  }

  @Test
  void evidenceThatNamesTheSystemBesideAComponentIsOfTheSystem() {
    assertThat(use(configured("api", 11), export(on("model", "m1"), onSystem())).invalid())
        .isEqualTo(changed("api", 11));
    assertThat(use(configured("api", 11), export()).invalid()).isEqualTo(changed("api", 11));
    assertThat(use(configured("api", 11), export(on("gone", "g"))).invalid()).isNull();
  }

  @Test
  void theLatestOfAPairStands() {
    Systems system = configured("model", 12);
    Evidence evidence = export(on("model", "m1"));

    for (List<Decision> order :
        List.of(
            List.of(ofModel("a", 13), ofModel("b", 11)),
            List.of(ofModel("b", 11), ofModel("a", 13)))) {
      EvidenceUse use = use(system, evidence, order.getFirst(), order.getLast());
      assertThat(use.invalid()).isNull();
      assertThat(use.carryOver()).isEqualTo("a");
    }
    assertThat(use(system, evidence, ofModel("b", 13), ofModel("a", 13)).carryOver())
        .isEqualTo("b");
  }

  @Test
  void itIsNamedWhereItSpeaksAndNotWhereTheEvidenceHasEnded() {
    Systems system = Systems.creditScoring();

    assertThat(use(system, export(onSystem()), ofApi(11)).carryOver()).isEqualTo("d");
    assertThat(use(system, export(onSystem())).carryOver()).isNull();
    EvidenceUse ended = use(configured("data", 15), export(onSystem()), ofApi(11));
    assertThat(ended.isValid()).isFalse();
    assertThat(ended.carryOver()).isNull();
  }

  @Test
  void ofWhatIsNotThereItSaysNothing() {
    EvidenceUse use =
        use(configured("api", 11), export(onSystem()), carry("d", 11, "gone", Identity.NONE));

    assertThat(use.invalid()).isEqualTo(changed("api", 11));
    assertThat(use.carryOver()).isNull();
  }

  private static SafeguardResult evaluated(Systems system, Evidence evidence, Decision decision) {
    Inputs inputs = Inputs.of(system).safeguard("MC-16").add(evidence).add(decision);
    return Inputs.safeguard(inputs.assess(), "s-MC-16");
  }

  @Test
  void theIdentityItSpeaksForIsTheOneThatCounts() {
    SafeguardResult result =
        evaluated(
            Systems.creditScoring(),
            passing("e", "EV-01", on("model", "m0"), "s-MC-16"),
            ofModel("d", 11));

    assertThat(result.credited()).isTrue();
    assertThat(result.identity()).isEqualTo(IdentityStrength.STRONG);
  }

  @Test
  void anUnversionedModelIsCarriedWithoutAnIdentity() {
    Systems unversioned = Systems.creditScoring().change("model", edit -> edit.version(null));
    Evidence evidence = passing("e", "EV-01", on("model", "m0"), "s-MC-16");

    assertThat(evaluated(unversioned, evidence, carry("d", 11, "model", Identity.NONE)).credited())
        .isTrue();
    assertThat(evaluated(unversioned, evidence, ofModel("d", 11)).credited()).isFalse();
  }
}
