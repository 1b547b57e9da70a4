// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.COLLECTED;
import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.engine.result.Invalidity.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Rule 1 of method.md section 4: what EV-01, an evaluation bound to models and ended by other data,
 * has to name.
 */
class NamingRuleTest {

  private static @Nullable Invalidity invalid(
      Systems system, @Nullable String scope, Evidence.Subject... subjects) {
    ScopeKind kind = scope == null ? ScopeKind.SYSTEM : ScopeKind.COMPONENT;
    Safeguard safeguard = Inputs.safeguard("MC-16", kind, scope, Systems.T0);
    Evidence evidence =
        new Evidence(
            "e",
            "EV-01",
            Arrays.asList(subjects),
            Outcome.PASS,
            EvidenceMethod.TEST,
            COLLECTED,
            COLLECTED,
            null,
            List.of(safeguard.id()),
            Signature.NOT_SIGNED,
            List.of());
    Inputs inputs = Inputs.of(system).add(safeguard).add(evidence);
    return Inputs.safeguard(inputs.assess(), safeguard.id()).evidence().getFirst().invalid();
  }

  private static Invalidity notCurrent(String component) {
    return new Invalidity(Reason.IDENTITY_NOT_CURRENT, component, null, null);
  }

  private static Invalidity otherData() {
    return new Invalidity(Reason.DATA_NOT_CURRENT, "model", null, null);
  }

  private static Systems two() {
    return Systems.creditScoring()
        .component("second", ComponentKind.MODEL, Exposure.INTERNAL)
        .version("second", "n1");
  }

  @Test
  void everyModelInTheScope() {
    assertThat(invalid(two(), null, on("model", "m1"), on("second", "n1"))).isNull();
    assertThat(invalid(two(), null, on("model", "m1"))).isEqualTo(notCurrent("second"));
    assertThat(invalid(two(), "model", on("model", "m1"))).isNull();
    assertThat(invalid(two(), "model", on("second", "n1"))).isEqualTo(notCurrent("model"));
  }

  @Test
  void besideModelsTheModelsThatItNamesItself() {
    assertThat(invalid(two(), "api", on("api", "a1"), on("second", "n1"))).isNull();
    assertThat(invalid(two(), "api", on("second", "n0"))).isEqualTo(notCurrent("second"));
    assertThat(invalid(two(), "api", on("api", "a1"))).isEqualTo(notCurrent("model"));
    assertThat(invalid(two(), "api", on("gone", "g1"))).isEqualTo(notCurrent("model"));
  }

  @Test
  void nothingWhereThereIsNoModel() {
    Systems bare = Systems.system().component("api", ComponentKind.INFERENCE_API, Exposure.PUBLIC);

    assertThat(invalid(bare, "api", on("api", "a1"))).isNull();
    assertThat(invalid(bare, null, new Evidence.OfSystem())).isNull();
  }

  @Test
  void oneOfSeveralVersionsThatItNamesIsEnough() {
    assertThat(invalid(Systems.creditScoring(), "model", on("model", "m0"), on("model", "m1")))
        .isNull();
    assertThat(invalid(Systems.creditScoring(), "model", on("model", "m1"), on("model", "m0")))
        .isNull();
  }

  private static DataIdentity data(String component, String digest) {
    return new DataIdentity(component, null, null, digest);
  }

  private static Evidence.Subject naming(DataIdentity... data) {
    return new Evidence.OfComponent(
        "model", new Identity(null, "m1", null, null), Arrays.asList(data));
  }

  private static Systems trainedOn(DataIdentity... data) {
    Version version = new Version(null, "m1", null, Systems.T0, Arrays.asList(data));
    return Systems.creditScoring().change("model", edit -> edit.version(version));
  }

  @Test
  void exactlyTheDataThatTheVersionWasTrainedOnOrNone() {
    DataIdentity first = data("data", "d0");
    DataIdentity second = data("more", "e0");
    Systems system = trainedOn(first, second);

    assertThat(invalid(system, "model", naming())).isNull();
    assertThat(invalid(system, "model", naming(second, first))).isNull();
    assertThat(invalid(system, "model", naming(first))).isEqualTo(otherData());
    assertThat(invalid(system, "model", naming(first, second, data("third", "f0"))))
        .isEqualTo(otherData());
    assertThat(invalid(system, "model", naming(first), naming(first, second))).isNull();
    assertThat(invalid(system, "model", naming(first), on("model", "m0"))).isEqualTo(otherData());
  }

  private static @Nullable Invalidity whereDataIs(
      @Nullable Instant since, @Nullable Instant changed, DataIdentity... named) {
    Version version = since == null ? null : new Version(null, "d1", null, since, List.of());
    Systems system = Systems.creditScoring().change("data", edit -> edit.version(version));
    if (changed != null) {
      system.changed("data", "TRAINING_DATA_CHANGED", changed);
    }
    return invalid(system, "model", naming(named));
  }

  @Test
  void withoutARecordTheDataIsWhatItWasAtCollection() {
    Instant before = COLLECTED.minusMillis(1);

    assertThat(whereDataIs(before, null)).isNull();
    assertThat(whereDataIs(COLLECTED, null)).isEqualTo(otherData());
    assertThat(whereDataIs(null, null)).isNull();
    assertThat(whereDataIs(Systems.T0, before)).isNull();
    assertThat(whereDataIs(Systems.T0, COLLECTED)).isEqualTo(otherData());
  }

  @Test
  void withoutARecordNamedDataIsTheDataOfNow() {
    assertThat(whereDataIs(COLLECTED, null, data("data", "d1"))).isNull();
    assertThat(whereDataIs(Systems.T0, null, data("data", "d0"))).isEqualTo(otherData());
    assertThat(whereDataIs(Systems.T0, null, data("data", "d0"), data("data", "d1"))).isNull();
  }

  private static Systems withLateData(String kind) {
    Version late = new Version(null, "l1", null, day(15), List.of());
    return Systems.creditScoring()
        .component("late", ComponentKind.valueOf(kind), Exposure.RESTRICTED)
        .change("late", edit -> edit.version(late));
  }

  @Test
  void onlyDataThatFeedsTheModelCounts() {
    Systems feeding = withLateData("TRAINING_DATA").flow("late", "data", FlowKind.TRAINING_DATA);
    Systems beside = withLateData("TRAINING_DATA").flow("late", "training", FlowKind.STORAGE);
    Systems carried =
        withLateData("TRAINING_DATA")
            .flow("late", "analyst", FlowKind.TRAINING_DATA)
            .flow("analyst", "training", FlowKind.TRAINING_DATA);
    Systems source = withLateData("DATA_SOURCE").flow("late", "data", FlowKind.TRAINING_DATA);
    Systems loop = Systems.creditScoring().flow("model", "data", FlowKind.FEEDBACK);

    assertThat(invalid(feeding, "model", naming())).isEqualTo(otherData());
    assertThat(invalid(beside, "model", naming())).isNull();
    assertThat(invalid(carried, "model", naming())).isNull();
    assertThat(invalid(source, "model", naming())).isNull();
    assertThat(invalid(loop, "model", naming())).isNull();
  }

  @Test
  void aModelWithoutAVersionIsNotNamed() {
    Systems unversioned = Systems.creditScoring().change("model", edit -> edit.version(null));

    assertThat(invalid(unversioned, "model", naming())).isEqualTo(notCurrent("model"));
  }
}
