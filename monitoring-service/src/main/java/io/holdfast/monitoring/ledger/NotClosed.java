// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** How many events of a connection have not come to their end. */
@ApplicationScoped
public class NotClosed {

  /** As far back as it is looked; older events are in the list of events. */
  public static final Duration WINDOW = Duration.ofDays(30);

  private final Jdbi jdbi;

  NotClosed(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Numbers of events by why they are not closed.
   *
   * @param open waits for an answer
   * @param parked could not be matched
   * @param unmatched is about something that nobody has registered
   * @param unmapped the connection's mapping makes nothing valid of it
   */
  public record Counts(long open, long parked, long unmatched, long unmapped) {}

  public Counts of(UUID connection, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) filter (where state in ('ACCEPTED', 'OPEN')) as open,
                      count(*) filter (where state = 'PARKED') as parked,
                      count(*) filter (where state = 'UNMATCHED') as unmatched,
                      count(*) filter (where state = 'UNMAPPED') as unmapped
                    from event where connection_id = :connection and id >= :since
                      and state in ('ACCEPTED', 'OPEN', 'PARKED', 'UNMATCHED', 'UNMAPPED')
                    """)
                .bind("connection", connection)
                .bind("since", Ids.lowestAt(now.minus(WINDOW)))
                .map(
                    (rs, ctx) ->
                        new Counts(
                            rs.getLong("open"),
                            rs.getLong("parked"),
                            rs.getLong("unmatched"),
                            rs.getLong("unmapped")))
                .one());
  }
}
