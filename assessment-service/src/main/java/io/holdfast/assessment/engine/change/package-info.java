// SPDX-License-Identifier: Apache-2.0
/** Section 7 of the method: what differs between two assessments, and what caused it. */
@NullMarked
package io.holdfast.assessment.engine.change;

import org.jspecify.annotations.NullMarked;
