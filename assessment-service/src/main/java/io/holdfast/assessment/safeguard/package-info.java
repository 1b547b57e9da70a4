// SPDX-License-Identifier: Apache-2.0

/**
 * Safeguards: controls as this organisation implements them. Their status is a line of rows with
 * the time from which each holds and the time since which it is known.
 */
@NullMarked
package io.holdfast.assessment.safeguard;

import org.jspecify.annotations.NullMarked;
