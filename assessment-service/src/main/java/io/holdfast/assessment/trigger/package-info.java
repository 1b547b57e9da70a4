// SPDX-License-Identifier: Apache-2.0

/** Why a system has to be assessed: rows that commit with the change itself and wait for a run. */
@NullMarked
package io.holdfast.assessment.trigger;

import org.jspecify.annotations.NullMarked;
