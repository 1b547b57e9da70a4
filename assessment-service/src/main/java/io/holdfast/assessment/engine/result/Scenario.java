// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A family of attacks on a component (method.md section 3).
 *
 * @param id {@code family@component}, the same over all revisions
 * @param impact before controls
 * @param status with acceptances
 * @param statusWithoutAcceptance what it would be without them
 * @param acceptance the decision that covers it
 * @param safeguards credited ones that act on a route of it
 * @param identity the weakest identity that these rest on
 */
public record Scenario(
    String id,
    String family,
    String component,
    List<Route> routes,
    Level impact,
    Risk inherent,
    Risk evidenced,
    Risk claimed,
    Risk attainable,
    Risk conceivable,
    Level uncorrected,
    TreatmentStatus status,
    TreatmentStatus statusWithoutAcceptance,
    @Nullable String acceptance,
    List<String> safeguards,
    @Nullable IdentityStrength identity,
    Binding binding,
    List<Reason> reasons) {

  public Scenario {
    routes = List.copyOf(routes);
    safeguards = List.copyOf(safeguards);
    reasons = List.copyOf(reasons);
  }
}
