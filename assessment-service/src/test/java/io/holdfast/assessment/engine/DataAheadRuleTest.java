// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import static io.holdfast.assessment.engine.Inputs.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.DataAhead;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Data that has moved on since the live model was trained on it; the data now is d1. */
class DataAheadRuleTest {

  private static DataIdentity data(
      @Nullable String component, @Nullable String version, @Nullable String digest) {
    return new DataIdentity(component, "pkg:data", version, digest);
  }

  private static Systems trainedOn(DataIdentity... trainedOn) {
    return Systems.creditScoring()
        .change(
            "model",
            edit -> edit.version(new Version(null, "m1", null, Systems.T0, List.of(trainedOn))));
  }

  private static List<DataAhead> ahead(Systems system) {
    return Inputs.of(system).assess().dataAhead();
  }

  @Test
  void itIsToldByTheDigestOrElseByTheLabel() {
    assertThat(ahead(trainedOn(data("data", "1", "d0"))))
        .containsExactly(new DataAhead("model", "data", "digest d0", "digest d1"));
    assertThat(ahead(trainedOn(data("data", "1", null))))
        .containsExactly(new DataAhead("model", "data", "label 1", "digest d1"));
    assertThat(ahead(trainedOn(data("data", null, null))))
        .containsExactly(new DataAhead("model", "data", "label ", "digest d1"));
  }

  @Test
  void dataOfNowIsNotAheadHoweverOftenItIsRecorded() {
    assertThat(ahead(trainedOn(data("data", "1", "d1")))).isEmpty();
    assertThat(ahead(trainedOn(data("data", "1", "d0"), data("data", "2", "d1")))).isEmpty();
    assertThat(ahead(trainedOn(data("data", "2", "d1"), data("data", "1", "d0")))).isEmpty();
  }

  @Test
  void ofSeveralOldRecordsTheFirstIsTold() {
    assertThat(ahead(trainedOn(data("data", "1", "d0"), data("data", "2", "d00"))))
        .containsExactly(new DataAhead("model", "data", "digest d0", "digest d1"));
  }

  @Test
  void everyDataSetIsLookedAt() {
    Systems system =
        trainedOn(data("data", "1", "d1"), data("a", "1", "a0"))
            .component("a", ComponentKind.TRAINING_DATA, Exposure.RESTRICTED)
            .version("a", "a1");

    assertThat(ahead(system))
        .containsExactly(new DataAhead("model", "a", "digest a0", "digest a1"));
  }

  @Test
  void dataThatIsUnknownOrHasNoVersionIsNotAhead() {
    assertThat(ahead(trainedOn(data(null, "1", "d0"), data("gone", "1", "d0")))).isEmpty();
    assertThat(ahead(trainedOn(data("data", "1", "d0")).change("data", edit -> edit.version(null))))
        .isEmpty();
    assertThat(ahead(Systems.creditScoring().change("model", edit -> edit.version(null))))
        .isEmpty();
  }

  @Test
  void onlyModelsAreTrained() {
    Version version = new Version(null, "t1", null, day(1), List.of(data("data", "1", "d0")));

    assertThat(ahead(Systems.creditScoring().change("training", edit -> edit.version(version))))
        .isEmpty();
  }
}
