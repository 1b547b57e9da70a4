// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Edition;
import java.util.List;
import java.util.stream.Stream;

/** What evidence has to show of a control (method.md section 4). */
public final class Demands {

  private static final String RETRAIN = "RETRAIN";

  private Demands() {}

  /** That it works is demanded of M1, M2 and RETRAIN controls only. */
  public static List<List<String>> effective(Edition.Control control) {
    return !control.maturity().isEstablished() || control.flags().contains(RETRAIN)
        ? control.effective()
        : List.of();
  }

  /** All demands: outer list: all, inner list: one kind is enough. */
  public static List<List<String>> of(Edition.Control control) {
    return Stream.concat(control.inPlace().stream(), effective(control).stream()).toList();
  }
}
