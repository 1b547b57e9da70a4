// SPDX-License-Identifier: Apache-2.0
/** Sections 1 and 3 to 5 of the method: likelihood, impact, what controls lower, risk, status. */
@NullMarked
package io.holdfast.assessment.engine.risk;

import org.jspecify.annotations.NullMarked;
