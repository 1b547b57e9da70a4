// SPDX-License-Identifier: Apache-2.0
/** Section 6 of the method: results of requirements, verdicts and the route to conformity. */
@NullMarked
package io.holdfast.assessment.engine.requirement;

import org.jspecify.annotations.NullMarked;
