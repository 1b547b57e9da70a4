// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import static io.holdfast.assessment.engine.Inputs.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.result.Invalidity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fact ends evidence for which reason. */
class EvidenceLinkTest {

  @ParameterizedTest
  @CsvSource({
    "IDENTITY_NOT_CURRENT, m, , VERSION, m, d2, true",
    "IDENTITY_NOT_CURRENT, m, , VERSION, n, d2, false",
    "IDENTITY_NOT_CURRENT, m, , COMPONENT_CHANGE, m, MODEL_RETRAINED, false",
    "IDENTITY_NOT_CURRENT, m, , ARCHITECTURE, component m, , true",
    "DATA_NOT_CURRENT, m, , VERSION, data, d2, true",
    "DATA_NOT_CURRENT, m, , ARCHITECTURE, flow, , true",
    "DATA_NOT_CURRENT, m, , EVIDENCE, e, e, false",
    "NAMES_NO_COMPONENT, , , ARCHITECTURE, component m, , true",
    "NAMES_NO_COMPONENT, , , VERSION, m, , false",
    "CHANGED_SINCE, m, CODE_CHANGED, COMPONENT_CHANGE, m, CODE_CHANGED, true",
    "CHANGED_SINCE, m, CODE_CHANGED, COMPONENT_CHANGE, m, IMAGE_CHANGED, false",
    "CHANGED_SINCE, m, CODE_CHANGED, COMPONENT_CHANGE, n, CODE_CHANGED, false",
    "CHANGED_SINCE, m, CODE_CHANGED, CHANGE, m, CODE_CHANGED, false",
    "CHANGED_SINCE, m, CODE_CHANGED, ARCHITECTURE, flow, , true",
    "CHANGED_SINCE, , ROLES_CHANGED, CHANGE, c, ROLES_CHANGED, true",
    "CHANGED_SINCE, , ROLES_CHANGED, CHANGE, c, LAW_OR_STANDARD_CHANGED, false",
    "CHANGED_SINCE, , ROLES_CHANGED, COMPONENT_CHANGE, c, ROLES_CHANGED, false",
    "EXPIRED, , , EXPIRY, e, EXPIRED, true",
    "TOO_OLD, , , EXPIRY, e, TOO_OLD, true",
    "TOO_OLD, , , EXPIRY, f, TOO_OLD, false",
    "TOO_OLD, , , VERSION, e, , false",
    "TOO_OLD, , , EDITION, edition, 2, true",
    "UNKNOWN_KIND, , , EDITION, edition, 2, true",
    "UNKNOWN_KIND, , , EXPIRY, e, , false",
    "SIGNATURE_FAILED, , , EDITION, edition, 2, false",
    "NOT_YET, , , EXPIRY, e, , false",
  })
  void ends(
      Invalidity.Reason reason,
      @Nullable String component,
      @Nullable String change,
      Kind kind,
      String id,
      @Nullable String to,
      boolean expected) {
    FactChange fact = new FactChange(kind, id, null, to, day(1));
    Invalidity invalidity = new Invalidity(reason, component, change, day(1));

    assertThat(new EvidenceLink(List.of(fact)).ends(fact, "e", invalidity)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY_NOT_CURRENT, VERSION, d2",
    "CHANGED_SINCE, COMPONENT_CHANGE, CODE_CHANGED",
  })
  void theArchitectureEndsNothingThatHasItsOwnFact(Invalidity.Reason reason, Kind kind, String to) {
    FactChange architecture = new FactChange(Kind.ARCHITECTURE, "flow", null, "flow", null);
    FactChange own = new FactChange(kind, "m", null, to, null);
    Invalidity invalidity = new Invalidity(reason, "m", "CODE_CHANGED", null);

    assertThat(new EvidenceLink(List.of(architecture, own)).ends(architecture, "e", invalidity))
        .isFalse();
  }
}
