// SPDX-License-Identifier: Apache-2.0

/**
 * Runs: takes a system that has triggers, reads everything in one snapshot, lets the engine assess
 * it, stores the result, and answers every case that was collected.
 */
@NullMarked
package io.holdfast.assessment.run;

import org.jspecify.annotations.NullMarked;
