// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.decision.InForce;
import io.holdfast.assessment.engine.evidence.Validity;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.result.EvidenceUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's declaration of what a requirement asks, with evidence that is valid and passes
 * (method.md section 6). Without one a declared requirement is never MET.
 */
final class DeclarationRule {

  private final Validity validity;
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final Map<String, Decision.Declaration> latest = new HashMap<>();

  DeclarationRule(Validity validity, AssessmentInput input) {
    this.validity = validity;
    input.evidence().forEach(each -> evidence.put(each.id(), each));
    input.decisions().stream()
        .filter(Decision.Declaration.class::isInstance)
        .map(Decision.Declaration.class::cast)
        .filter(declaration -> InForce.holds(input.asOf(), declaration))
        .sorted(
            Comparator.comparing((Decision.Declaration each) -> each.signed().at())
                .thenComparing(Decision.Declaration::id, CodePoints.ORDER))
        .forEach(declaration -> latest.put(declaration.requirement(), declaration));
  }

  /** Whether it is declared, with one kind of evidence for each that it asks for. */
  boolean isShown(Edition.Requirement requirement) {
    Decision.Declaration declaration = latest.get(requirement.id());
    return declaration != null
        && requirement.declarationEvidence().stream()
            .allMatch(kinds -> kinds.stream().anyMatch(kind -> shows(declaration, kind)));
  }

  /** The declaration in force; absent: there is none. */
  @Nullable String decision(Edition.Requirement requirement) {
    Decision.Declaration declaration = latest.get(requirement.id());
    return declaration == null ? null : declaration.id();
  }

  /** What the declaration of the requirement rests on, by id; none where there is none. */
  List<EvidenceUse> evidence(Edition.Requirement requirement) {
    Decision.Declaration declaration = latest.get(requirement.id());
    if (declaration == null) {
      return List.of();
    }
    return declaration.evidence().stream()
        .distinct()
        .sorted(CodePoints.ORDER)
        .map(evidence::get)
        .filter(Objects::nonNull)
        .map(validity::forSystem)
        .toList();
  }

  private boolean shows(Decision.Declaration declaration, String kind) {
    return declaration.evidence().stream()
        .map(evidence::get)
        .anyMatch(
            each ->
                each != null
                    && each.kind().equals(kind)
                    && each.outcome() == Outcome.PASS
                    && validity.forSystem(each).isValid());
  }

  /** Evidence that declarations in force rest on. */
  List<Evidence> used() {
    List<Evidence> used = new ArrayList<>();
    for (Decision.Declaration declaration : latest.values()) {
      for (String id : declaration.evidence()) {
        Evidence each = evidence.get(id);
        if (each != null) {
          used.add(each);
        }
      }
    }
    return used;
  }
}
