// SPDX-License-Identifier: Apache-2.0

/** Findings that lifecycle events open and close on components. */
@NullMarked
package io.holdfast.assessment.finding;

import org.jspecify.annotations.NullMarked;
