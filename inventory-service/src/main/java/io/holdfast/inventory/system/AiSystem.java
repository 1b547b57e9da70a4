// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.system;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.kit.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An AI system as it is now. Its id never changes; its key may. */
@Entity
@Table(name = "ai_system")
public class AiSystem {

  @Id private UUID id;

  private String key;
  private String team;
  private String name;
  private String document;

  @Column(name = "declared_digest")
  private String declaredDigest;

  private int revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected AiSystem() {}

  static AiSystem registered(UUID id, String key, Instant now) {
    AiSystem system = new AiSystem();
    system.id = id;
    system.key = key;
    system.createdAt = now;
    system.revision = 0;
    return system;
  }

  /** Takes over a new state as the next revision. */
  public void revise(SystemDocument next, String digest, Instant now) {
    this.document = Json.text(next);
    this.declaredDigest = digest;
    this.team = String.valueOf(next.team());
    this.name = String.valueOf(next.name());
    this.revision++;
    this.changedAt = now;
  }

  void rename(String newKey) {
    this.key = newKey;
  }

  void retire(@Nullable Instant at) {
    this.retiredAt = at;
  }

  public UUID id() {
    return id;
  }

  public String key() {
    return key;
  }

  public String team() {
    return team;
  }

  public String name() {
    return name;
  }

  public SystemDocument document() {
    return Json.read(document, SystemDocument.class);
  }

  public String declaredDigest() {
    return declaredDigest;
  }

  public int revision() {
    return revision;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public @Nullable Instant retiredAt() {
    return retiredAt;
  }

  public boolean retired() {
    return retiredAt != null;
  }
}
