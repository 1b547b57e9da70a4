// SPDX-License-Identifier: Apache-2.0

/**
 * The gate (method, section 9): may this version of this component go into this system now?
 * Answered from what is stored, and signed for whoever wants to keep it. It fails closed.
 */
@NullMarked
package io.holdfast.assessment.gate;

import org.jspecify.annotations.NullMarked;
