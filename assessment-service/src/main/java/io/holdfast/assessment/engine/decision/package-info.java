// SPDX-License-Identifier: Apache-2.0
/** Section 8 of the method: which decisions of people are in force. */
@NullMarked
package io.holdfast.assessment.engine.decision;

import org.jspecify.annotations.NullMarked;
