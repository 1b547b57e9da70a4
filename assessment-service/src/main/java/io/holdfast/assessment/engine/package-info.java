// SPDX-License-Identifier: Apache-2.0
/**
 * The assessment method as a pure function: {@link io.holdfast.assessment.engine.Assessor} reads
 * from top to bottom like the method, one small class per rule below it. JDK only: no framework,
 * JSON, clock, logger or database.
 */
@NullMarked
package io.holdfast.assessment.engine;

import org.jspecify.annotations.NullMarked;
