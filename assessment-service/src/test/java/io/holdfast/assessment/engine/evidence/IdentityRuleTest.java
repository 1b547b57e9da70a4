// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import static io.holdfast.assessment.engine.Inputs.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a version, and how strongly (method.md section 2). */
class IdentityRuleTest {

  private static Component component(
      ComponentKind kind, boolean hosted, @Nullable String digest, @Nullable String registry) {
    return component(kind, hosted, new Version("v1", digest, registry, day(5), List.of()));
  }

  private static Component component(
      ComponentKind kind, boolean hosted, @Nullable Version version) {
    Systems system = Systems.system().component("c", kind, Exposure.PUBLIC);
    if (hosted) {
      system.change("c", Edit::hosted);
    }
    return system.change("c", edit -> edit.version(version)).revision().components().getFirst();
  }

  @Test
  void theStrengthIsThatOfTheBestName() {
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, false, null)))
        .isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, false, "d", "r")))
        .isEqualTo(IdentityStrength.STRONG);
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, false, null, "r")))
        .isEqualTo(IdentityStrength.MEDIUM);
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, false, null, null)))
        .isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, true, null, null)))
        .isEqualTo(IdentityStrength.WEAK);
    assertThat(IdentityRule.strengthOf(component(ComponentKind.INFERENCE_API, true, null, null)))
        .isEqualTo(IdentityStrength.NONE);
    Version unnamed = new Version(null, null, null, day(5), List.of());
    assertThat(IdentityRule.strengthOf(component(ComponentKind.MODEL, true, unnamed)))
        .isEqualTo(IdentityStrength.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "d, , d, , STRONG",
    "d, , x, , NONE",
    "d, r, d, x, STRONG",
    "d, r, , r, MEDIUM",
    ", r, , r, MEDIUM",
    ", r, , x, NONE",
    ", r, d, , NONE",
  })
  void digestsComeBeforeRegistryVersions(
      @Nullable String digest,
      @Nullable String registry,
      @Nullable String namedDigest,
      @Nullable String namedRegistry,
      IdentityStrength expected) {
    Component component = component(ComponentKind.MODEL, false, digest, registry);
    Identity named = new Identity("v1", namedDigest, namedRegistry, null);

    assertThat(IdentityRule.match(named, component, day(6))).isEqualTo(expected);
  }

  @Test
  void aLabelNamesOnlyWhatAThirdPartyHosts() {
    Identity named = new Identity("v1", null, null, null);
    Component hosted = component(ComponentKind.MODEL, true, null, null);

    assertThat(IdentityRule.match(named, hosted, day(5))).isEqualTo(IdentityStrength.WEAK);
    assertThat(IdentityRule.match(named, hosted, day(4))).isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.match(named, component(ComponentKind.MODEL, false, null, null), day(6)))
        .isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.match(new Identity("v2", null, null, null), hosted, day(6)))
        .isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.match(new Identity("v1", null, null, day(5)), hosted, day(1)))
        .isEqualTo(IdentityStrength.WEAK);
    assertThat(IdentityRule.match(new Identity("v1", null, null, day(4)), hosted, day(6)))
        .isEqualTo(IdentityStrength.NONE);
    assertThat(IdentityRule.match(named, component(ComponentKind.MODEL, true, null), day(6)))
        .isEqualTo(IdentityStrength.NONE);
  }

  private static DataIdentity data(
      @Nullable String component,
      @Nullable String alias,
      @Nullable String version,
      @Nullable String digest) {
    return new DataIdentity(component, alias, version, digest);
  }

  @Test
  void dataIsTheSameByDigestOrByNameAndVersion() {
    assertThat(IdentityRule.sameData(data(null, "a", "1", "d"), data("c", "b", "2", "d"))).isTrue();
    assertThat(IdentityRule.sameData(data("c", "a", "1", "d"), data("c", "a", "1", "x"))).isFalse();
    assertThat(IdentityRule.sameData(data("c", null, "1", null), data("c", null, "1", "d")))
        .isTrue();
    assertThat(IdentityRule.sameData(data("c", null, "1", null), data("x", null, "1", null)))
        .isFalse();
    assertThat(IdentityRule.sameData(data("c", null, "1", null), data("c", null, "2", null)))
        .isFalse();
    assertThat(IdentityRule.sameData(data(null, "a", "1", null), data("c", "a", "1", null)))
        .isTrue();
    assertThat(IdentityRule.sameData(data(null, "a", "1", null), data("c", "b", "1", null)))
        .isFalse();
    assertThat(IdentityRule.sameData(data(null, null, "1", null), data(null, null, "1", null)))
        .isFalse();
    assertThat(IdentityRule.sameData(data("c", null, null, null), data("c", null, null, null)))
        .isFalse();
  }

  @Test
  void aRecordNamesTheCurrentVersionOfData() {
    Component strong = component(ComponentKind.TRAINING_DATA, false, "d", "r");
    assertThat(IdentityRule.namesCurrent(data(null, null, null, "d"), strong)).isTrue();
    assertThat(IdentityRule.namesCurrent(data("c", null, "r", "x"), strong)).isFalse();
    assertThat(IdentityRule.namesCurrent(data("c", null, "r", null), strong)).isTrue();
    assertThat(IdentityRule.namesCurrent(data("c", null, "v1", null), strong)).isTrue();
    assertThat(IdentityRule.namesCurrent(data("c", null, "v2", null), strong)).isFalse();
    assertThat(IdentityRule.namesCurrent(data("c", null, null, null), strong)).isFalse();
    assertThat(IdentityRule.namesCurrent(data("other", null, "r", null), strong)).isFalse();
    assertThat(
            IdentityRule.namesCurrent(
                data("c", null, "v1", "d"), component(ComponentKind.TRAINING_DATA, false, null)))
        .isFalse();
  }

  @Test
  void theTextTellsVersionsApart() {
    assertThat(IdentityRule.text(component(ComponentKind.MODEL, false, "d", "r")))
        .isEqualTo("digest d");
    assertThat(IdentityRule.text(component(ComponentKind.MODEL, false, null, "r")))
        .isEqualTo("registry r");
    assertThat(IdentityRule.text(component(ComponentKind.MODEL, true, null, null)))
        .isEqualTo("label v1 since " + day(5));
    assertThat(IdentityRule.text(component(ComponentKind.MODEL, false, null))).isNull();
  }
}
