// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

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
  private @Nullable String base;

  @Column(name = "draft_id")
  private @Nullable UUID draftId;

  @Column(name = "published_at")
  private Instant publishedAt;

  /**
   * What an edition of an organisation was made of.
   *
   * @param base version of the edition that it changes
   * @param draft the draft that people wrote and reviewed
   */
  record Origin(String base, UUID draft) {}

  /** For Hibernate. */
  protected Edition() {}

  /**
   * An edition to be kept.
   *
   * @param origin absent: Holdfast made it
   */
  Edition(
      UUID id,
      String version,
      String title,
      String digest,
      String content,
      @Nullable Origin origin,
      Instant publishedAt) {
    this.base = origin == null ? null : origin.base();
    this.draftId = origin == null ? null : origin.draft();
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

  /** Whether an organisation made it of another one. */
  boolean isTailored() {
    return base != null;
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
