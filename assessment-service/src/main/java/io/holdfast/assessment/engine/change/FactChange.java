// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact of the input that is not what it was: where a cause chain begins.
 *
 * @param id of what changed: a fact of the profile, a component, finding, change, evidence,
 *     decision, safeguard, a line of the architecture, or an edition
 * @param from absent: it was not there
 * @param to absent: it is gone
 */
public record FactChange(
    Kind kind, String id, @Nullable String from, @Nullable String to, @Nullable Instant at) {

  /** What kind of fact. */
  public enum Kind {
    METHOD_VERSION,
    EDITION,
    PURPOSE,
    PROFILE,
    ARCHITECTURE,
    VERSION,
    COMPONENT_CHANGE,
    CHANGE,
    FINDING,
    SAFEGUARD,
    EVIDENCE,
    EXPIRY,
    DECISION
  }
}
