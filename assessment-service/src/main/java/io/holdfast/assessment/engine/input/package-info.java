// SPDX-License-Identifier: Apache-2.0
/**
 * What an assessment is computed from: a revision of the system, an edition of the catalogue,
 * safeguards, evidence, findings, decisions and the organisation's policy. Plain values that mirror
 * the wire; a value that this version does not know is {@code UNKNOWN} and makes results
 * undetermined, it never breaks one.
 */
@NullMarked
package io.holdfast.assessment.engine.input;

import org.jspecify.annotations.NullMarked;
