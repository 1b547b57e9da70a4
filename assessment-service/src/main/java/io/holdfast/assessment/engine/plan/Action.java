// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.input.Maturity;
import io.holdfast.assessment.engine.input.ScopeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done about a risk (method.md section 9, "Plan").
 *
 * @param id {@code implement:control}, {@code implement:control@component} or {@code
 *     renew:safeguard}
 * @param safeguard the planned one to implement, or the one whose evidence is renewed; absent: a
 *     new one
 * @param component only with scope {@code COMPONENT}
 * @param evidence the kinds of evidence that have to pass, by test
 */
public record Action(
    String id,
    ActionKind kind,
    String control,
    Maturity maturity,
    @Nullable String safeguard,
    ScopeKind scope,
    @Nullable String component,
    List<String> evidence) {

  public Action {
    evidence = List.copyOf(evidence);
  }

  Action withEvidence(List<String> kinds) {
    return new Action(id, kind, control, maturity, safeguard, scope, component, kinds);
  }

  /** Whether its safeguard covers the component. */
  boolean covers(String key) {
    return scope != ScopeKind.COMPONENT || key.equals(component);
  }
}
