// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.trigger;

/** Fired within the transaction that appends triggers; observed after it has committed. */
public record TriggersAppended() {}
