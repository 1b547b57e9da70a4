// SPDX-License-Identifier: Apache-2.0
/** Section 4 of the method: when evidence is valid, and which safeguards are credited on it. */
@NullMarked
package io.holdfast.assessment.engine.evidence;

import org.jspecify.annotations.NullMarked;
