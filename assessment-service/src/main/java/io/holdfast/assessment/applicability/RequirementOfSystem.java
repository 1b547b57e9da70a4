// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

import io.holdfast.assessment.assessment.SystemRef;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a system says of a requirement.
 *
 * @param assessment the live one; absent: not assessed
 * @param result absent: not assessed against this requirement
 * @param safeguards its own for the controls that the requirement demands, without retired ones
 */
@Schema(name = "RequirementOfSystem")
public record RequirementOfSystem(
    SystemRef system, @Nullable UUID assessment, @Nullable String result, List<UUID> safeguards) {}
