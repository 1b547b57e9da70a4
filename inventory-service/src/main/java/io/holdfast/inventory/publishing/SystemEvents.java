// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.publishing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.inventory.revision.Revision;
import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes the answer to every case and every edit on {@value #TOPIC}. */
@ApplicationScoped
public class SystemEvents {

  public static final String TOPIC = "holdfast.inventory.v1";

  /** What the inventory answers. */
  public enum Answer {
    REVISED,
    UNCHANGED,
    REJECTED,
    RETIRED,
    RETURNED,
    REPUBLISHED
  }

  /** The data of every event; see contracts/events. */
  public record SystemEvent(
      UUID systemId,
      String systemKey,
      String team,
      Answer answer,
      @Nullable String reason,
      @Nullable String detail,
      boolean retired,
      @JsonProperty("case") @Nullable CaseEcho answeredCase,
      @Nullable PublishedRevision revision,
      @Nullable Candidate candidate) {}

  /** The case an event answers, with the normalised event carried on untouched. */
  public record CaseEcho(UUID caseId, String eventId, List<String> components, JsonNode event) {}

  /** A revision as others need it. */
  public record PublishedRevision(
      int number,
      String digest,
      Instant recordedAt,
      Instant validFrom,
      Object changes,
      SystemDocument document) {}

  /** A version that is not current, and the system as it would be with it. */
  public record Candidate(String component, Version version, SystemDocument document) {}

  private final Outbox outbox;

  SystemEvents(Outbox outbox) {
    this.outbox = outbox;
  }

  public void publish(SystemEvent event) {
    outbox.append(
        new OutgoingEvent(
            TOPIC,
            event.systemId().toString(),
            "io.holdfast.inventory.system-%s.v1"
                .formatted(event.answer().name().toLowerCase(Locale.ROOT)),
            event.team(),
            event.systemKey(),
            event));
  }

  public static PublishedRevision published(Revision revision) {
    return new PublishedRevision(
        revision.number(),
        revision.digest(),
        revision.recordedAt(),
        revision.validFrom(),
        revision.changes(),
        revision.document());
  }
}
