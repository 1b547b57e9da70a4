// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Decides about events that could not be applied: once more after a pause, or parked. */
@ApplicationScoped
class InboxFailures {

  private static final Logger LOG = Logger.getLogger(InboxFailures.class);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /** SQLSTATE classes that say "not now" rather than "never". */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

  private final Jdbi jdbi;
  private final Clock clock;
  private final InboxConfig config;

  InboxFailures(Jdbi jdbi, Clock clock, InboxConfig config) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.config = config;
  }

  /** Records a failure after its transaction was rolled back: tried again later, or parked. */
  void failed(InboxRow row, Throwable failure) {
    boolean notNow = isTransient(failure);
    int attempts = row.attempts() + (notNow ? 0 : 1);
    boolean park = poison(failure) || attempts >= config.attempts();
    Duration backoff = config.backoff().multipliedBy(1L << Math.min(attempts, 12));
    Instant next =
        clock.instant().plus(backoff.compareTo(LONGEST_BACKOFF) < 0 ? backoff : LONGEST_BACKOFF);
    LOG.warnf(
        failure,
        "%s of %s failed, %s",
        row.eventId(),
        row.key(),
        park ? "parked" : "to be tried again");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      if (recorded(handle, row, attempts, park, describe(failure))) {
                        hold(handle, row, park, next);
                      }
                    }));
  }

  /** False when another worker has taken the event up since its rollback; then that one decides. */
  private static boolean recorded(
      Handle handle, InboxRow row, int attempts, boolean park, String error) {
    return handle
            .createUpdate(
                """
                update inbox set attempts = :attempts, error = :error, state = :state
                where id = :id and state = 'PENDING' and attempts = :before
                """)
            .bind("attempts", attempts)
            .bind("error", error)
            .bind("state", park ? "PARKED" : "PENDING")
            .bind("id", row.id())
            .bind("before", row.attempts())
            .execute()
        == 1;
  }

  private static void hold(Handle handle, InboxRow row, boolean park, Instant next) {
    handle
        .createUpdate(
            "update inbox_key set next_attempt_at = :next, held = :held where topic = :topic and key = :key")
        .bind("next", next)
        .bind("held", park ? "parked " + row.id() : null)
        .bind("topic", row.topic())
        .bind("key", row.key())
        .execute();
  }

  private static boolean poison(Throwable failure) {
    return causes(failure).stream().anyMatch(PoisonException.class::isInstance);
  }

  private static boolean isTransient(Throwable failure) {
    return causes(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof OutOfMemoryError
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().length() >= 2
                        && TRANSIENT_CLASSES.contains(sql.getSQLState().substring(0, 2))));
  }

  private static List<Throwable> causes(Throwable failure) {
    return java.util.stream.Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
        .limit(20)
        .toList();
  }

  private static String describe(Throwable failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    return text.replace("\u0000", "").substring(0, Math.min(text.length(), 2000));
  }
}
