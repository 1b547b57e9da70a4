// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.result.Invalidity;

/**
 * Evidence that was valid for a safeguard and no longer is, or is valid and no longer proves the
 * effect that the safeguard has to show.
 */
public record EvidenceInvalidated(
    String evidence, String kind, String safeguard, Invalidity reason) {}
