// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import static io.holdfast.assessment.engine.Inputs.NOW;
import static io.holdfast.assessment.engine.Inputs.onSystem;
import static io.holdfast.assessment.engine.Inputs.passing;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.Inputs;
import io.holdfast.assessment.engine.Systems;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The input as it would be with actions done, and the evidence that they bring. */
class HypothesisTest {

  /** EV-02 is bound to data, EV-08 to nothing. */
  private static Action action(
      ActionKind kind,
      @Nullable String safeguard,
      ScopeKind scope,
      @Nullable String component,
      String evidence) {
    return new Action(
        "a", kind, "SC-02", Maturity.M3, safeguard, scope, component, List.of(evidence));
  }

  private static AssessmentInput with(Inputs inputs, Action... actions) {
    return Hypothesis.with(inputs.input(), List.of(actions));
  }

  private static List<Evidence.Subject> subjects(
      Systems system, ScopeKind scope, @Nullable String component, String evidence) {
    return with(Inputs.of(system), action(ActionKind.IMPLEMENT, null, scope, component, evidence))
        .evidence()
        .getLast()
        .subjects();
  }

  private static Evidence.Subject named(
      String component, @Nullable String digest, DataIdentity... data) {
    Identity identity =
        digest == null ? Identity.NONE : new Identity(null, digest, null, Systems.T0);
    return new Evidence.OfComponent(component, identity, List.of(data));
  }

  private static final DataIdentity DATA = new DataIdentity("data", null, null, "d1");

  @Test
  void evidenceOfAllNamesAllThatHasAnIdentity() {
    Systems system = Systems.creditScoring();

    assertThat(subjects(system, ScopeKind.SYSTEM, null, "EV-08"))
        .containsExactly(new Evidence.OfSystem(), named("data", "d1"), named("model", "m1", DATA));
    assertThat(subjects(system, ScopeKind.ORGANISATION, null, "EV-08"))
        .containsExactly(
            new Evidence.OfOrganisation(), named("data", "d1"), named("model", "m1", DATA));
  }

  @Test
  void evidenceOfAComponentNamesItAndWhatItsKindIsBoundTo() {
    Systems system = Systems.creditScoring();

    assertThat(subjects(system, ScopeKind.COMPONENT, "api", "EV-08"))
        .containsExactly(named("api", null), named("model", "m1", DATA));
    assertThat(subjects(system, ScopeKind.COMPONENT, "model", "EV-08"))
        .containsExactly(named("model", "m1", DATA));
    assertThat(subjects(system, ScopeKind.COMPONENT, "model", "EV-02"))
        .containsExactly(named("model", "m1", DATA), named("data", "d1"));
    assertThat(subjects(system, ScopeKind.COMPONENT, "api", "EV-unknown"))
        .containsExactly(named("api", null), named("model", "m1", DATA));
    assertThat(subjects(system, ScopeKind.COMPONENT, "gone", "EV-08")).isEmpty();
  }

  private static Evidence.Subject modelWhereDataIs(@Nullable Version version) {
    Systems system = Systems.creditScoring().change("data", edit -> edit.version(version));
    return subjects(system, ScopeKind.COMPONENT, "model", "EV-08").getFirst();
  }

  private static DataIdentity data(@Nullable String version, @Nullable String digest) {
    return new DataIdentity("data", null, version, digest);
  }

  private static Version version(
      @Nullable String label, @Nullable String digest, @Nullable String registry) {
    return new Version(label, digest, registry, Systems.T0, List.of());
  }

  @Test
  void dataIsNamedAsWellAsItCanBe() {
    assertThat(modelWhereDataIs(version("1", null, null)))
        .isEqualTo(named("model", "m1", data("1", null)));
    assertThat(modelWhereDataIs(version("1", null, "pkg:d@1")))
        .isEqualTo(named("model", "m1", data("pkg:d@1", null)));
    assertThat(modelWhereDataIs(version(null, null, null))).isEqualTo(named("model", "m1"));
    assertThat(modelWhereDataIs(null)).isEqualTo(named("model", "m1"));
  }

  @Test
  void dataThatTheVersionRecordsIsNotNamed() {
    Systems recorded =
        Systems.creditScoring()
            .change(
                "model",
                edit -> edit.version(new Version(null, "m1", null, Systems.T0, List.of(DATA))));

    assertThat(subjects(recorded, ScopeKind.COMPONENT, "model", "EV-08"))
        .containsExactly(named("model", "m1"));
  }

  @Test
  void whatIsImplementedReplacesWhatWasPlanned() {
    Safeguard planned =
        new Safeguard("p", "SC-02", ScopeKind.SYSTEM, null, SafeguardStatus.PLANNED, null, null);
    Inputs inputs = Inputs.of(Systems.creditScoring()).safeguard("SC-01").add(planned);

    AssessmentInput done =
        with(inputs, action(ActionKind.IMPLEMENT, "p", ScopeKind.SYSTEM, null, "EV-08"));

    assertThat(done.safeguards())
        .containsExactly(
            Inputs.safeguard("SC-01", ScopeKind.SYSTEM, null, Systems.T0),
            new Safeguard(
                "p", "SC-02", ScopeKind.SYSTEM, null, SafeguardStatus.IMPLEMENTED, NOW, null));
    assertThat(done.evidence()).extracting(Evidence::safeguards).containsExactly(List.of("p"));
  }

  @Test
  void whatIsRenewedStaysAsItIs() {
    Inputs inputs = Inputs.of(Systems.creditScoring()).safeguard("SC-02");

    AssessmentInput done =
        with(inputs, action(ActionKind.RENEW, "s-SC-02", ScopeKind.SYSTEM, null, "EV-08"));

    assertThat(done.safeguards()).isEqualTo(inputs.input().safeguards());
    assertThat(done.evidence()).extracting(Evidence::collectedAt).containsExactly(NOW);
  }

  @Test
  void idsThatAreTakenAreNotUsedTwice() {
    Inputs inputs =
        Inputs.of(Systems.creditScoring())
            .add(
                new Safeguard(
                    "a", "C", ScopeKind.SYSTEM, null, SafeguardStatus.PLANNED, null, null))
            .add(passing("a/EV-08", "EV-08", onSystem()));

    AssessmentInput done =
        with(inputs, action(ActionKind.IMPLEMENT, null, ScopeKind.SYSTEM, null, "EV-08"));

    assertThat(done.safeguards()).extracting(Safeguard::id).containsExactly("a", "a'");
    assertThat(done.evidence()).extracting(Evidence::id).containsExactly("a/EV-08", "a/EV-08'");
    assertThat(done.evidence().getLast().safeguards()).containsExactly("a'");
  }
}
