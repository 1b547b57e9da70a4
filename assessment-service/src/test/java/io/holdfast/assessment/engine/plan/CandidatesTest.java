// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static io.holdfast.assessment.engine.Inputs.day;
import static io.holdfast.assessment.engine.input.ControlLevel.MODEL;
import static io.holdfast.assessment.engine.input.ControlLevel.ORGANISATION;
import static io.holdfast.assessment.engine.input.ControlLevel.SYSTEM;
import static io.holdfast.assessment.engine.input.Maturity.M3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.assessment.engine.Assessor;
import io.holdfast.assessment.engine.Edit;
import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.ControlFunction;
import io.holdfast.assessment.engine.input.ControlLevel;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.result.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What could be done about the one scenario, on the model (method.md section 9). */
class CandidatesTest {

  private final SmallEdition edition = SmallEdition.edition();

  private static List<Action> actions(Inputs inputs) {
    AssessmentInput input = inputs.input();
    Assessment now = Assessor.assess(input);
    return new Candidates(input, new Relevance(input), now.safeguards()).of(now.scenarios());
  }

  private static List<String> ids(Inputs inputs) {
    return actions(inputs).stream().map(Action::id).toList();
  }

  private Inputs plain() {
    return edition.on(Systems.creditScoring());
  }

  private static Safeguard safeguard(
      String id,
      ScopeKind scope,
      @Nullable String component,
      SafeguardStatus status,
      @Nullable Instant from) {
    return new Safeguard(id, "C", scope, component, status, from, null);
  }

  private static Safeguard planned(String id, ScopeKind scope, @Nullable String component) {
    return safeguard(id, scope, component, SafeguardStatus.PLANNED, null);
  }

  @Test
  void aControlGoesWhereItsLevelSays() {
    edition
        .limits("S", SYSTEM, M3)
        .limits("O", ORGANISATION, M3)
        .prevents("M", MODEL, M3)
        .prevents("U", ControlLevel.UNKNOWN, M3);
    Systems hosted = Systems.creditScoring().change("model", Edit::hosted);

    assertThat(actions(plain()))
        .extracting(Action::id, Action::scope, Action::component, Action::safeguard)
        .containsExactly(
            tuple("implement:M@model", ScopeKind.COMPONENT, "model", null),
            tuple("implement:O", ScopeKind.ORGANISATION, null, null),
            tuple("implement:S", ScopeKind.SYSTEM, null, null));
    assertThat(ids(edition.on(hosted))).containsExactly("implement:O", "implement:S");
  }

  @Test
  void onlyControlsThatLowerSomethingOnARoute() {
    edition.control("D", SYSTEM, ControlFunction.DETECT, M3, List.of(SmallEdition.FREE));
    assertThat(ids(plain())).isEmpty();

    Set<String> kept = Set.of("SC-18", "SC-35", "SC-02");
    assertThat(ids(Inputs.of(Systems.creditScoring()).edition(SmallEdition.reference(kept))))
        .containsExactly("implement:SC-02");
    Systems large =
        Systems.creditScoring().change("model", edit -> edit.approach(Approach.LARGE_SCALE));
    assertThat(ids(Inputs.of(large).edition(SmallEdition.reference(kept))))
        .containsExactly("implement:SC-02", "implement:SC-18");
  }

  @Test
  void whatIsInPlaceIsRenewed() {
    edition.limits("C", SYSTEM, M3);

    assertThat(ids(plain().safeguard("C"))).containsExactly("renew:s-C");
    assertThat(ids(plain().safeguard("C", "model")))
        .containsExactly("implement:C", "renew:s-C-model");
    assertThat(ids(plain().safeguard("C", "api"))).containsExactly("implement:C");
  }

  @Test
  void aControlOfModelsIsInPlaceOnEach() {
    edition.prevents("C", MODEL, M3);
    Inputs hosted = edition.on(Systems.creditScoring().change("model", Edit::hosted));

    assertThat(ids(plain().safeguard("C", "model"))).containsExactly("renew:s-C-model");
    assertThat(ids(plain().safeguard("C", "api"))).containsExactly("implement:C@model");
    assertThat(ids(hosted.safeguard("C", "model"))).containsExactly("renew:s-C-model");
  }

  private static Evidence tested(String family) {
    return new Evidence(
        "e",
        SmallEdition.FREE,
        List.of(Inputs.onSystem()),
        Outcome.PASS,
        EvidenceMethod.TEST,
        Inputs.COLLECTED,
        Inputs.COLLECTED,
        null,
        List.of("s-C"),
        Signature.NOT_SIGNED,
        List.of(family));
  }

  @Test
  void creditForTheFamilyNeedsNoRenewal() {
    edition.limits("C", SYSTEM, M3);

    assertThat(ids(plain().safeguard("C").add(tested("F")))).isEmpty();
    assertThat(ids(plain().safeguard("C").add(tested("G")))).containsExactly("renew:s-C");
  }

  @Test
  void whatIsPlannedIsImplementedInItsOwnScope() {
    edition.limits("C", SYSTEM, M3);

    assertThat(actions(plain().add(planned("b", ScopeKind.ORGANISATION, null))))
        .extracting(Action::id, Action::safeguard, Action::scope)
        .containsExactly(tuple("implement:C", "b", ScopeKind.ORGANISATION));
    assertThat(
            actions(
                plain()
                    .add(planned("b", ScopeKind.SYSTEM, null))
                    .add(planned("a", ScopeKind.SYSTEM, null))))
        .extracting(Action::safeguard)
        .containsExactly("a");
    assertThat(actions(plain().add(planned("b", ScopeKind.COMPONENT, "model"))))
        .extracting(Action::id, Action::safeguard)
        .containsExactly(tuple("implement:C", null));
  }

  @Test
  void whatIsPlannedOnTheModelIsImplementedThere() {
    edition.prevents("C", MODEL, M3);

    assertThat(actions(plain().add(planned("b", ScopeKind.COMPONENT, "model"))))
        .extracting(Action::id, Action::safeguard, Action::component)
        .containsExactly(tuple("implement:C@model", "b", "model"));
    assertThat(actions(plain().add(planned("b", ScopeKind.COMPONENT, "api"))))
        .extracting(Action::safeguard)
        .containsExactly((String) null);
    assertThat(actions(plain().add(planned("b", ScopeKind.SYSTEM, null))))
        .extracting(Action::safeguard)
        .containsExactly((String) null);
  }

  private List<String> safeguardsWhere(SafeguardStatus status, @Nullable Instant from) {
    return actions(plain().add(safeguard("b", ScopeKind.SYSTEM, null, status, from))).stream()
        .map(action -> action.kind() + " " + action.safeguard())
        .toList();
  }

  @Test
  void whatBeginsLaterIsPlannedAndWhatIsRetiredIsGone() {
    edition.limits("C", SYSTEM, M3);

    assertThat(safeguardsWhere(SafeguardStatus.IMPLEMENTED, day(21)))
        .containsExactly("IMPLEMENT b");
    assertThat(safeguardsWhere(SafeguardStatus.IMPLEMENTED, day(20))).containsExactly("RENEW b");
    assertThat(safeguardsWhere(SafeguardStatus.IMPLEMENTED, null)).containsExactly("RENEW b");
    assertThat(safeguardsWhere(SafeguardStatus.RETIRED, null)).containsExactly("IMPLEMENT null");
    assertThat(safeguardsWhere(SafeguardStatus.RETIRED, day(21))).containsExactly("IMPLEMENT null");
  }
}
