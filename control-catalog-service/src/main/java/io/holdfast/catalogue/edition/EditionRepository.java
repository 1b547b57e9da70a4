// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Editions and which of them is active. */
@ApplicationScoped
class EditionRepository implements PanacheRepositoryBase<Edition, UUID> {

  private final Jdbi jdbi;
  private final Clock clock;

  EditionRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Optional<Edition> findByVersion(String version) {
    return find("version", version).firstResultOptional();
  }

  /** The edition that was activated last. */
  Optional<Edition> findActive() {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select edition_id from edition_activation order by seq desc limit 1")
                    .mapTo(UUID.class)
                    .findOne())
        .map(this::findById);
  }

  /** Stores an edition at once, so that plain SQL of the same transaction sees it. */
  void add(Edition edition) {
    persistAndFlush(edition);
  }

  void activate(Edition edition) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into edition_activation (edition_id, activated_at)
                    values (:edition, :now)
                    """)
                .bind("edition", edition.id())
                .bind("now", clock.instant())
                .execute());
  }

  /** What was activated last, leaving out one edition and whatever was withdrawn. */
  Optional<Edition> findActivatedBefore(Edition left) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select edition_id from edition_activation a
                        where edition_id <> :left and not exists (
                          select 1 from edition_withdrawal w where w.edition_id = a.edition_id)
                        order by seq desc limit 1
                        """)
                    .bind("left", left.id())
                    .mapTo(UUID.class)
                    .findOne())
        .map(this::findById);
  }

  boolean isWithdrawn(Edition edition) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from edition_withdrawal where edition_id = :edition)")
                .bind("edition", edition.id())
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether nothing would be left to tailor without it. */
  boolean isLastBase(Edition edition) {
    return !edition.isTailored()
        && jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select not exists (
                          select 1 from edition e
                          where e.base is null and e.id <> :edition and not exists (
                            select 1 from edition_withdrawal w where w.edition_id = e.id))
                        """)
                    .bind("edition", edition.id())
                    .mapTo(Boolean.class)
                    .one());
  }

  void withdraw(Edition edition, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into edition_withdrawal (edition_id, reason, withdrawn_at)
                    values (:edition, :reason, :now)
                    """)
                .bind("edition", edition.id())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
  }
}
