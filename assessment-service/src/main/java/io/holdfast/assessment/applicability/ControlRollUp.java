// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Safeguards for a control, over all systems that the caller sees.
 *
 * @param organisation ids of the organisation's own implemented or planned ones
 * @param implemented how many are implemented now, the organisation's included
 * @param planned how many are planned
 * @param systems how many systems have an implemented one of their own
 * @param safeguards where all of them are listed
 */
@Schema(name = "ControlRollUp")
public record ControlRollUp(
    String control,
    @Nullable String name,
    List<UUID> organisation,
    int implemented,
    int planned,
    int systems,
    String safeguards) {}
