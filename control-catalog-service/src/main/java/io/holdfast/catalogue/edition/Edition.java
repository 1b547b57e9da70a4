// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A published edition. Never changed: Hibernate does not try, and the database refuses. */
@Entity
@Immutable
@Table(name = "edition")
class Edition {

  @Id private UUID id;

  private String version;
  private String title;
  private String digest;
  private String content;

  @Column(name = "published_at")
  private Instant publishedAt;

  /** For Hibernate. */
  protected Edition() {}

  Edition(
      UUID id, String version, String title, String digest, String content, Instant publishedAt) {
    this.id = id;
    this.version = version;
    this.title = title;
    this.digest = digest;
    this.content = content;
    this.publishedAt = publishedAt;
  }

  UUID id() {
    return id;
  }

  String version() {
    return version;
  }

  String digest() {
    return digest;
  }

  /** RFC 8785 text of everything the edition says. */
  String content() {
    return content;
  }

  Instant publishedAt() {
    return publishedAt;
  }
}
