// SPDX-License-Identifier: Apache-2.0

/**
 * Evidence: what shows that safeguards are there, or work. Never changed; later evidence
 * supersedes.
 */
@NullMarked
package io.holdfast.assessment.evidence;

import org.jspecify.annotations.NullMarked;
