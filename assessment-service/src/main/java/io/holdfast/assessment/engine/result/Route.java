// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;

/**
 * One way to carry a scenario out, with the risk on it (method.md section 3).
 *
 * @param access {@code UNKNOWN}: that of an open incident
 */
public record Route(
    Access access,
    Path path,
    int cost,
    Level initiation,
    Level success,
    Level likelihood,
    Level inherent,
    Level evidenced,
    Level claimed,
    Level attainable,
    Level conceivable) {}
