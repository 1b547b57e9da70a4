// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a decision is approved, rejected or withdrawn. */
@Schema(name = "DecisionStepRequest")
public record StepRequest(@Schema(required = true) @Nullable String reason) {}
