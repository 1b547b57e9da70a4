// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.input.AssessmentInput;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a stored assessment was computed from, which is not stored with it. */
public interface ComputedFrom {

  /** What was known of a system at an instant; empty when it could not be assessed by then. */
  Optional<AssessmentInput> at(UUID system, Instant asOf);
}
