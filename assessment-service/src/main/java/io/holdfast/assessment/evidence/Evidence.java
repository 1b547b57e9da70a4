// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Evidence as it was received. Subjects, metrics and safeguards are JSON. */
@Entity
@Immutable
@Table(name = "evidence")
class Evidence {

  @Id private UUID id;

  @Column(name = "system_id")
  private @Nullable UUID systemId;

  private @Nullable String team;
  private String kind;
  private String subjects;
  private String outcome;
  private String method;

  @Column(name = "collected_at")
  private Instant collectedAt;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  private String digest;
  private String producer;
  private @Nullable String collector;
  private String metrics;
  private String safeguards;
  private @Nullable String summary;

  @Column(name = "case_id")
  private @Nullable String caseId;

  @Column(name = "event_id")
  private @Nullable String eventId;

  @Column(name = "received_by")
  private UUID receivedBy;

  /** For Hibernate. */
  protected Evidence() {}

  /** Where it comes from. */
  record Origin(
      UUID id,
      @Nullable UUID systemId,
      @Nullable String team,
      @Nullable String caseId,
      @Nullable String eventId,
      Instant receivedAt,
      UUID receivedBy) {}

  /** What it says. */
  record Statement(
      String kind,
      String subjects,
      String outcome,
      String method,
      Instant collectedAt,
      @Nullable Instant validUntil,
      String digest,
      String producer,
      @Nullable String collector,
      String metrics,
      String safeguards,
      @Nullable String summary) {}

  Evidence(Origin origin, Statement statement) {
    this.id = origin.id();
    this.systemId = origin.systemId();
    this.team = origin.team();
    this.caseId = origin.caseId();
    this.eventId = origin.eventId();
    this.receivedAt = origin.receivedAt();
    this.receivedBy = origin.receivedBy();
    this.kind = statement.kind();
    this.subjects = statement.subjects();
    this.outcome = statement.outcome();
    this.method = statement.method();
    this.collectedAt = statement.collectedAt();
    this.validUntil = statement.validUntil();
    this.digest = statement.digest();
    this.producer = statement.producer();
    this.collector = statement.collector();
    this.metrics = statement.metrics();
    this.safeguards = statement.safeguards();
    this.summary = statement.summary();
  }

  UUID id() {
    return id;
  }
}
