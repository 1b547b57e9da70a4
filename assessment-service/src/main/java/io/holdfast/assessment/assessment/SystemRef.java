// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The AI system that something is about. */
@Schema(name = "AssessedSystem")
public record SystemRef(UUID id, String key, String name, String team, String state) {}
