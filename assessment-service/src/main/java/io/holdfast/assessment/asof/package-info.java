// SPDX-License-Identifier: Apache-2.0

/**
 * As of (method, section 9): an assessment made again for a past instant from what was known then.
 */
@NullMarked
package io.holdfast.assessment.asof;

import org.jspecify.annotations.NullMarked;
