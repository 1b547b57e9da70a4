// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.safeguard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A control as this organisation implements it. What it is never changes; its status does. */
@Entity
@Immutable
@Table(name = "safeguard")
public class Safeguard {

  @Id private UUID id;

  @Column(name = "system_id")
  private @Nullable UUID systemId;

  private @Nullable String team;
  private String control;

  @Enumerated(EnumType.STRING)
  private ScopeType scope;

  private @Nullable String component;
  private String statement;
  private String owner;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "created_by")
  private UUID createdBy;

  /** For Hibernate. */
  protected Safeguard() {}

  Safeguard(
      UUID id,
      @Nullable UUID systemId,
      @Nullable String team,
      String control,
      ScopeType scope,
      @Nullable String component,
      String statement,
      String owner,
      Instant createdAt,
      UUID createdBy) {
    this.id = id;
    this.systemId = systemId;
    this.team = team;
    this.control = control;
    this.scope = scope;
    this.component = component;
    this.statement = statement;
    this.owner = owner;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  public UUID id() {
    return id;
  }

  /** Absent: it is the whole organisation's. */
  public @Nullable UUID systemId() {
    return systemId;
  }

  String control() {
    return control;
  }

  ScopeType scope() {
    return scope;
  }

  @Nullable String component() {
    return component;
  }

  String statement() {
    return statement;
  }

  String owner() {
    return owner;
  }

  Instant createdAt() {
    return createdAt;
  }
}
