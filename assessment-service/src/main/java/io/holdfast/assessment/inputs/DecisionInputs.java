// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.holdfast.assessment.decision.DecisionContent;
import io.holdfast.assessment.decision.DecisionKind;
import io.holdfast.assessment.decision.DecisionRequest.Direction;
import io.holdfast.assessment.decision.DecisionRequest.VersionName;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Decision.Signed;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.kit.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions as the engine takes them: those that began, with the step that ended them. */
final class DecisionInputs {

  private DecisionInputs() {}

  static List<Decision> of(Snapshot snapshot, Renames renames) {
    return snapshot.decisions().stream()
        .flatMap(row -> decision(row, renames))
        .sorted(Comparator.comparing(Decision::id))
        .toList();
  }

  private static Stream<Decision> decision(Snapshot.Decision row, Renames renames) {
    DecisionKind kind = DecisionKind.valueOf(row.kind());
    Optional<Snapshot.DecisionStep> approval = step(row, "APPROVED");
    if (kind.needsApproval() && approval.isEmpty()) {
      return Stream.empty();
    }
    Signed signed =
        new Signed(
            row.author(),
            approval.map(Snapshot.DecisionStep::byActor).orElse(null),
            approval.map(Snapshot.DecisionStep::at).orElse(row.at()),
            row.until(),
            step(row, "WITHDRAWN").map(Snapshot.DecisionStep::at).orElse(null));
    return Stream.ofNullable(decision(row.id(), kind, signed, content(row), renames));
  }

  private static Optional<Snapshot.DecisionStep> step(Snapshot.Decision row, String kind) {
    return row.steps() == null
        ? Optional.empty()
        : row.steps().stream().filter(step -> step.step().equals(kind)).findFirst();
  }

  private static @Nullable Decision decision(
      String id, DecisionKind kind, Signed signed, DecisionContent content, Renames renames) {
    return switch (kind) {
      case RISK_ACCEPTANCE ->
          new Decision.RiskAcceptance(
              id, signed, content.scenarios().stream().map(each -> bound(each, renames)).toList());
      case CARRY_OVER ->
          new Decision.CarryOver(
              id,
              signed,
              content.evidence().getFirst().toString(),
              renames.today(Objects.requireNonNull(content.component())),
              identity(Objects.requireNonNull(content.version())));
      case CORRECTION ->
          new Decision.Correction(
              id,
              signed,
              bound(content.scenarios().getFirst(), renames),
              Objects.requireNonNull(content.aspect()),
              content.direction() == Direction.UP);
      case NOT_APPLICABLE ->
          new Decision.NotApplicable(id, signed, Objects.requireNonNull(content.requirement()), id);
      case DECLARATION ->
          new Decision.Declaration(
              id,
              signed,
              Objects.requireNonNull(content.requirement()),
              content.evidence().stream().map(Object::toString).toList());
      case TOLERANCE ->
          new Decision.ToleranceChange(id, signed, Objects.requireNonNull(content.level()));
      case CERTIFICATE ->
          new Decision.Certificate(id, signed, Objects.requireNonNull(content.scheme()));
      case PROTECTION_SHOWN ->
          new Decision.ProtectionShown(id, signed, Objects.requireNonNull(content.declaration()));
      case ASSESSMENT_APPROVAL, SUBSTANTIAL_MODIFICATION -> null;
    };
  }

  /** A component that was renamed since keeps its scenarios, and what was decided on them. */
  private static Decision.Bound bound(DecisionContent.Bound bound, Renames renames) {
    int at = bound.scenario().indexOf('@');
    String scenario =
        bound.scenario().substring(0, at + 1) + renames.today(bound.scenario().substring(at + 1));
    return new Decision.Bound(scenario, bound.residual(), bound.binding());
  }

  private static Identity identity(VersionName version) {
    return new Identity(version.label(), version.digest(), version.registry(), version.since());
  }

  private static DecisionContent content(Snapshot.Decision row) {
    try {
      return Json.mapper().readValue(row.content(), DecisionContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored decision cannot be read", e);
    }
  }
}
