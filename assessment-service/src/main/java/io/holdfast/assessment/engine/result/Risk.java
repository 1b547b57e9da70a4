// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;

/** A risk of a scenario: that of its worst route, and the access of that route. */
public record Risk(Level level, Access route) {}
