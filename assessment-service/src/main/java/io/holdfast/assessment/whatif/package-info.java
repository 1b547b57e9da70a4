// SPDX-License-Identifier: Apache-2.0

/**
 * What-if (method, section 9): any hypothetical revision, safeguard, evidence, finding or decision
 * is assessed and compared with today; nothing is stored.
 */
@NullMarked
package io.holdfast.assessment.whatif;

import org.jspecify.annotations.NullMarked;
