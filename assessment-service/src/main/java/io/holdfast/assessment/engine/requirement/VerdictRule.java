// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.requirement;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.assessment.engine.result.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * The verdict of the system on a framework: its worst requirement result (method.md section 6). A
 * prohibited practice has no verdict other than NOT_MET (section 2; AI Act Art. 5).
 */
public final class VerdictRule {

  private VerdictRule() {}

  public static List<Verdict> verdicts(
      Edition edition, RegulatoryClass.Type type, List<RequirementResult> results) {
    return edition.frameworks().stream()
        .filter(Edition.Framework::systemVerdict)
        .sorted(Comparator.comparing(Edition.Framework::id, CodePoints.ORDER))
        .map(framework -> verdict(framework.id(), type, results))
        .toList();
  }

  private static Verdict verdict(
      String framework, RegulatoryClass.Type type, List<RequirementResult> results) {
    if (type == RegulatoryClass.Type.PROHIBITED) {
      return new Verdict(framework, RequirementStatus.NOT_MET, List.of());
    }
    List<RequirementResult> counted =
        results.stream()
            .filter(result -> result.framework().equals(framework) && result.countsForVerdict())
            .toList();
    // A framework of which the edition knows no requirement cannot be judged.
    RequirementStatus worst =
        counted.stream()
            .map(RequirementResult::status)
            .min(Comparator.naturalOrder())
            .orElse(RequirementStatus.UNDETERMINED);
    List<String> decidedBy =
        counted.stream()
            .filter(result -> result.status() == worst)
            .map(RequirementResult::id)
            .toList();
    return new Verdict(framework, worst, decidedBy);
  }
}
