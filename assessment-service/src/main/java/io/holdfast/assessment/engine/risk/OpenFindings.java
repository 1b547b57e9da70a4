// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings that are open at asOf, by component (method.md section 3). */
public final class OpenFindings {

  /**
   * What is open on a component and concerns a family.
   *
   * @param degraded drift or a failed evaluation
   * @param exploitable a known exploitable vulnerability
   * @param lastIncident when the latest open incident happened; absent: none is open
   */
  record OnPair(
      List<String> ids, boolean degraded, boolean exploitable, @Nullable Instant lastIncident) {

    static final OnPair NONE = new OnPair(List.of(), false, false, null);

    boolean incident() {
      return lastIncident != null;
    }
  }

  private final List<Finding> open;
  private final List<List<Finding>> byComponent = new ArrayList<>();

  public OpenFindings(SystemGraph graph, List<Finding> findings, Instant asOf) {
    open =
        findings.stream()
            .filter(finding -> isOpen(finding, asOf))
            .sorted(Comparator.comparing(Finding::id, CodePoints.ORDER))
            .toList();
    graph.components().forEach(component -> byComponent.add(new ArrayList<>()));
    for (Finding finding : open) {
      if (finding.component() == null) {
        byComponent.forEach(list -> list.add(finding));
      } else if (graph.find(finding.component()) >= 0) {
        byComponent.get(graph.find(finding.component())).add(finding);
      }
    }
  }

  private static boolean isOpen(Finding finding, Instant asOf) {
    boolean resolved = finding.until() != null && !finding.until().isAfter(asOf);
    return !finding.since().isAfter(asOf) && !resolved;
  }

  public List<Finding> open() {
    return open;
  }

  OnPair on(int component, Edition.Family family) {
    List<Finding> here = byComponent.get(component);
    if (here.isEmpty()) {
      return OnPair.NONE;
    }
    List<Finding> concerning =
        here.stream().filter(finding -> family.findingKinds().contains(finding.kind())).toList();
    boolean degraded = false;
    boolean exploitable = false;
    Instant incident = null;
    for (Finding finding : concerning) {
      degraded |=
          finding.kind() == FindingKind.DRIFT || finding.kind() == FindingKind.FAILED_EVALUATION;
      exploitable |= finding.kind() == FindingKind.VULNERABILITY && finding.exploitable();
      if (finding.kind() == FindingKind.INCIDENT
          && (incident == null || finding.since().isAfter(incident))) {
        incident = finding.since();
      }
    }
    List<String> ids = concerning.stream().map(Finding::id).toList();
    return new OnPair(ids, degraded, exploitable, incident);
  }
}
