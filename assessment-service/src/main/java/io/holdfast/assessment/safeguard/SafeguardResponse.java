// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A safeguard as it stands now.
 *
 * @param system key of the AI system; absent: the whole organisation's
 * @param statuses all that was recorded, in the order of recording
 */
@Schema(name = "Safeguard")
public record SafeguardResponse(
    UUID id,
    @Nullable String system,
    boolean organisation,
    String control,
    Scope scope,
    Status status,
    @Nullable Instant implementedFrom,
    @Nullable Instant retiredAt,
    String statement,
    String owner,
    Instant createdAt,
    List<StatusRow> statuses) {

  /** What it covers. */
  @Schema(name = "SafeguardScopeAnswer")
  public record Scope(ScopeType type, @Nullable String component) {}
}
