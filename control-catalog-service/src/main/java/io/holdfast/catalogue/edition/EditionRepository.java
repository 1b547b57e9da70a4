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

  /** Names the advisory lock under which editions are published, one at a time. */
  private static final long PUBLISHING = 0x0ca7a109L;

  private final Jdbi jdbi;
  private final Clock clock;

  EditionRepository(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Lets one replica publish at a time, until the transaction ends. */
  void lockPublishing() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", PUBLISHING));
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
}
