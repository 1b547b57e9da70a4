// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the inventory says about a system: the answer to a case or to an edit. */
public record InventoryAnswer(
    UUID systemId,
    String systemKey,
    @Nullable String team,
    @Nullable String answer,
    @Nullable Boolean retired,
    @Nullable String reason,
    @Nullable String detail,
    @JsonProperty("case") @Nullable CaseRef openCase,
    @Nullable Revision revision,
    @Nullable Candidate candidate) {

  /** The case that is answered. */
  public record CaseRef(
      String caseId, String eventId, List<String> components, @Nullable LifecycleEvent event) {
    public CaseRef {
      components = Lists.orEmpty(components);
    }
  }

  /** The revision that is current now. */
  public record Revision(
      long number,
      String digest,
      @Nullable Instant recordedAt,
      List<Change> changes,
      JsonNode document) {
    public Revision {
      changes = Lists.orEmpty(changes);
    }
  }

  /** Something that this revision changed. */
  public record Change(String kind, @Nullable String component, @Nullable Instant at) {}

  /** A version that is not current, and the system with it in place. */
  public record Candidate(
      String component, SystemDocument.@Nullable Version version, JsonNode document) {}

  public boolean is(String expected) {
    return expected.equals(answer);
  }
}
