// SPDX-License-Identifier: Apache-2.0

/**
 * The data of a Statement of Applicability (ISO/IEC 27001:2022, 6.1.3 d): which requirements the
 * organisation includes, and how far the AI systems implement them, rolled up from their safeguards
 * and assessments.
 */
@NullMarked
package io.holdfast.assessment.applicability;

import org.jspecify.annotations.NullMarked;
