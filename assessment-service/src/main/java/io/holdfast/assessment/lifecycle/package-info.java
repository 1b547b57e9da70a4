// SPDX-License-Identifier: Apache-2.0

/**
 * Applies the answers of the inventory and the editions of the catalogue: updates the copies, takes
 * over findings and evidence that cases carry, and leaves triggers for runs.
 */
@NullMarked
package io.holdfast.assessment.lifecycle;

import org.jspecify.annotations.NullMarked;
