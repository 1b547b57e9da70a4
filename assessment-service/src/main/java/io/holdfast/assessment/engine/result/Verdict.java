// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.util.List;

/** The verdict of the system on a framework, and the requirements that decide it. */
public record Verdict(String framework, RequirementStatus status, List<String> decidedBy) {

  public Verdict {
    decidedBy = List.copyOf(decidedBy);
  }
}
