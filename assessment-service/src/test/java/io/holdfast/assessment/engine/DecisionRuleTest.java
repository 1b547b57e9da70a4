// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.Inputs.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.DecisionResult;
import io.holdfast.assessment.engine.result.DecisionResult.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How decisions stand (method.md section 8). */
class DecisionRuleTest {

  private static final Identity CURRENT = new Identity(null, "m1", null, null);
  private static final Decision.Signed ALONE =
      new Decision.Signed("amir", null, day(11), null, null);

  private static Inputs plain() {
    return Inputs.of(Systems.creditScoring());
  }

  private static DecisionResult judged(Inputs inputs, Decision decision) {
    return inputs.add(decision).assess().decisions().getFirst();
  }

  private static State state(Decision decision) {
    return judged(plain(), decision).state();
  }

  private static Decision certificate(
      int at, @Nullable Instant until, @Nullable Instant withdrawn) {
    return new Decision.Certificate(
        "d", new Decision.Signed("amir", "petra", day(at), until, withdrawn), "EUCC");
  }

  @Test
  void timeDecidesFirst() {
    assertThat(state(certificate(20, null, null))).isEqualTo(State.IN_FORCE);
    assertThat(state(certificate(21, null, null))).isEqualTo(State.NOT_YET);
    assertThat(state(certificate(11, day(20), null))).isEqualTo(State.IN_FORCE);
    assertThat(state(certificate(11, day(19), null))).isEqualTo(State.ENDED);
    assertThat(state(certificate(11, null, day(20)))).isEqualTo(State.WITHDRAWN);
    assertThat(state(certificate(11, null, day(21)))).isEqualTo(State.IN_FORCE);
    assertThat(state(certificate(11, day(12), day(13)))).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void whatADecisionCoversIsNamed() {
    assertThat(judged(plain(), new Decision.NotApplicable("d", signed(), "CRA-II.8", "r")))
        .isEqualTo(new DecisionResult("d", State.IN_FORCE, List.of("CRA-II.8")));
    assertThat(judged(plain(), new Decision.Declaration("d", signed(), "CRA-II.7", List.of())))
        .isEqualTo(new DecisionResult("d", State.IN_FORCE, List.of("CRA-II.7")));
    assertThat(judged(plain(), new Decision.ProtectionShown("d", signed(), "declaration")))
        .isEqualTo(new DecisionResult("d", State.IN_FORCE, List.of()));
    assertThat(judged(plain(), carryOver("model", CURRENT)))
        .isEqualTo(new DecisionResult("d", State.IN_FORCE, List.of("model")));
  }

  private static Decision carryOver(String component, Identity identity) {
    return new Decision.CarryOver("d", signed(), "e", component, identity);
  }

  @Test
  void aCarryOverEndsWithTheIdentity() {
    assertThat(state(carryOver("model", new Identity(null, "m0", null, null))))
        .isEqualTo(State.BINDING_CHANGED);
    assertThat(state(carryOver("gone", CURRENT))).isEqualTo(State.BINDING_CHANGED);
    assertThat(state(carryOver("api", Identity.NONE))).isEqualTo(State.IN_FORCE);
    assertThat(state(carryOver("api", CURRENT))).isEqualTo(State.BINDING_CHANGED);
    assertThat(state(carryOver("model", Identity.NONE))).isEqualTo(State.BINDING_CHANGED);
  }

  @Test
  void aHigherToleranceNeedsASecondPersonAndTheLimit() {
    assertThat(state(new Decision.ToleranceChange("d", ALONE, Level.M)))
        .isEqualTo(State.NO_SECOND_PERSON);
    assertThat(state(new Decision.ToleranceChange("d", signed(), Level.M)))
        .isEqualTo(State.IN_FORCE);
    assertThat(state(new Decision.ToleranceChange("d", signed(), Level.VH)))
        .isEqualTo(State.ABOVE_LIMIT);
  }

  @Test
  void theyAreListedById() {
    Inputs inputs =
        plain()
            .add(new Decision.Certificate("b", signed(), "EUCC"))
            .add(new Decision.Certificate("a", signed(), "EUCC"));

    assertThat(inputs.assess().decisions())
        .extracting(DecisionResult::id)
        .containsExactly("a", "b");
  }
}
