// SPDX-License-Identifier: Apache-2.0

/**
 * Forecasts: every system assessed with the content of a draft in the place of the active edition,
 * behind all other work; nothing of the live assessments is touched (ADR 15).
 */
@NullMarked
package io.holdfast.assessment.forecast;

import org.jspecify.annotations.NullMarked;
