// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.http;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The Idempotency-Key header of POSTs that create: the same key with the same request gets the
 * first answer again, with another request 422. Called within the use case's transaction, so the
 * key is kept if and only if the creation is.
 */
@ApplicationScoped
public class Idempotency {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
  private static final Duration KEPT = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final Clock clock;

  Idempotency(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Creates once per key.
   *
   * @param key the header's value; absent: just creates
   * @param operation what is done, for the comparison of requests
   * @param request the request's content
   * @param created type of the answer
   * @throws Problem when the key is malformed or was used for another request
   */
  public <T> T once(
      @Nullable String key,
      Actor actor,
      String operation,
      Object request,
      Class<T> created,
      Supplier<T> create) {
    if (key == null) {
      return create.get();
    }
    if (!KEY.matcher(key).matches()) {
      throw Problem.invalid(
          "header:Idempotency-Key", "bad-key", "1 to 200 visible ASCII characters are needed");
    }
    String client = actor.issuer() + "#" + actor.subject();
    String digest = CanonicalJson.digest(request);
    lock(client, key);
    Optional<T> before = find(client, key, operation, digest, created);
    return before.orElseGet(() -> remember(client, key, operation, digest, create.get()));
  }

  private void lock(String client, String key) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))", client + "\u001f" + key));
  }

  private <T> Optional<T> find(
      String client, String key, String operation, String digest, Class<T> created) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select operation, request_digest, body from idempotency_key
                    where client = :client and key = :key
                    """)
                .bind("client", client)
                .bind("key", key)
                .map(
                    (rs, ctx) -> {
                      if (!rs.getString("operation").equals(operation)
                          || !rs.getString("request_digest").equals(digest)) {
                        throw Problem.of(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "this Idempotency-Key was used for another request");
                      }
                      return Json.read(rs.getString("body"), created);
                    })
                .findOne());
  }

  private <T> T remember(String client, String key, String operation, String digest, T answer) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into idempotency_key
                      (client, key, operation, request_digest, status, body, created_at)
                    values (:client, :key, :operation, :digest, 201, :body, :now)
                    """)
                .bind("client", client)
                .bind("key", key)
                .bind("operation", operation)
                .bind("digest", digest)
                .bind("body", Json.text(answer))
                .bind("now", clock.instant())
                .execute());
    return answer;
  }

  @Scheduled(every = "1h", identity = "idempotency-keys")
  void forget() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from idempotency_key where created_at < ?::timestamptz",
                clock.instant().minus(KEPT).toString()));
  }
}
