// SPDX-License-Identifier: Apache-2.0

/**
 * Stored assessments, and how they are read: the current one of a system, its history, its
 * scenarios, its candidates, and the list of all systems.
 */
@NullMarked
package io.holdfast.assessment.assessment;

import org.jspecify.annotations.NullMarked;
