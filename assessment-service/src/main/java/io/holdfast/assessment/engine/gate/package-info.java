// SPDX-License-Identifier: Apache-2.0

/** Whether a version of a component may go into the system (method.md section 9, "Gate"). */
@NullMarked
package io.holdfast.assessment.engine.gate;

import org.jspecify.annotations.NullMarked;
