// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.upstream.KnownSystem;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The AI system that something is about. */
@Schema(name = "AssessedSystem")
public record SystemRef(UUID id, String key, String name, String team, String state) {

  public static SystemRef of(KnownSystem system) {
    return new SystemRef(system.id(), system.key(), system.name(), system.team(), system.state());
  }
}
