// SPDX-License-Identifier: Apache-2.0
/**
 * What people decide: risk acceptances, carry-overs, corrections, non-applicability, declarations
 * and approvals. A decision is never changed; approving, rejecting and withdrawing are steps of
 * their own. Whether one is in force is for the engine to say, assessment by assessment.
 */
@NullMarked
package io.holdfast.assessment.decision;

import org.jspecify.annotations.NullMarked;
