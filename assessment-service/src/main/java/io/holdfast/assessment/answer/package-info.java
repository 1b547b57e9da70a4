// SPDX-License-Identifier: Apache-2.0

/**
 * What this service tells the others: one answer per case, changed verdicts, and safeguards that
 * lost their credit.
 */
@NullMarked
package io.holdfast.assessment.answer;

import org.jspecify.annotations.NullMarked;
