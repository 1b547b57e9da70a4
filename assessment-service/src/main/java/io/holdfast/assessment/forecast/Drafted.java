// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import io.holdfast.assessment.engine.catalogue.EditionChange;
import io.holdfast.assessment.engine.input.Edition;

/**
 * A draft that is forecast, read.
 *
 * @param change from the active edition to the draft
 */
record Drafted(Edition edition, EditionChange change) {}
