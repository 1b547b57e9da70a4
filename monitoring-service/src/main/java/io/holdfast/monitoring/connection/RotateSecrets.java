// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives a connection its next secret, and takes one out of force. */
@ApplicationScoped
public class RotateSecrets {

  /**
   * A secret to be set.
   *
   * @param secret as the sender is configured with; absent: one is made
   * @param overlap how long the one before it is still taken, ISO 8601; absent: as configured
   */
  public record SecretRequest(@Nullable String secret, @Nullable String overlap) {}

  /**
   * A secret that was set.
   *
   * @param secret shown this once, and only when it was made here
   */
  public record SecretResponse(
      @Schema(required = true) UUID id, @Nullable String secret, @Nullable String note) {}

  private static final Pattern SECRET = Pattern.compile("[!-~]{16,500}");
  private static final int MADE_BYTES = 32;

  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final ConnectionsConfig config;
  private final History history;
  private final Caller caller;
  private final SecureRandom random = new SecureRandom();

  RotateSecrets(
      ConnectionStore store,
      ConnectionSecrets secrets,
      ConnectionsConfig config,
      History history,
      Caller caller) {
    this.store = store;
    this.secrets = secrets;
    this.config = config;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Sets the next secret.
   *
   * @throws Problem invalid; forbidden; not found; conflict, when a file declares the connection
   */
  @Transactional
  public SecretResponse set(String idOrKey, SecretRequest request) {
    Connection connection = owned(idOrKey);
    String given = request.secret();
    if (given != null && !SECRET.matcher(given).matches()) {
      throw Problem.invalid(
          "/secret", "bad-value", "a secret is 16 to 500 visible ASCII characters");
    }
    String secret = given == null ? made() : given;
    UUID id = secrets.set(connection.id(), secret, overlap(request.overlap()));
    history.record(
        ManageConnections.OBJECT,
        connection.id(),
        connection.team(),
        "secret-set",
        caller.actor(),
        null,
        Map.of("secret", id));
    return new SecretResponse(
        id,
        given == null ? secret : null,
        given == null ? "shown this once; it is kept sealed" : null);
  }

  private String made() {
    byte[] bytes = new byte[MADE_BYTES];
    random.nextBytes(bytes);
    // Base64 without signs that shells and headers mind; also a valid Standard Webhooks key
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  private Duration overlap(@Nullable String written) {
    if (written == null) {
      return config.secretOverlap();
    }
    try {
      Duration overlap = Duration.parse(written);
      if (!overlap.isNegative() && overlap.compareTo(Duration.ofDays(90)) <= 0) {
        return overlap;
      }
    } catch (DateTimeParseException e) {
      // the same answer as for a duration that is too long
    }
    throw Problem.invalid(
        "/overlap", "bad-value", "a duration up to 90 days is needed, such as PT24H");
  }

  /**
   * Takes a secret out of force at once.
   *
   * @throws Problem forbidden; not found; conflict, when a file declares the connection
   */
  @Transactional
  public void end(String idOrKey, UUID secret) {
    Connection connection = owned(idOrKey);
    if (!secrets.end(connection.id(), secret)) {
      throw Problem.notFound("secret", secret);
    }
    history.record(
        ManageConnections.OBJECT,
        connection.id(),
        connection.team(),
        "secret-ended",
        caller.actor(),
        null,
        Map.of("secret", secret));
  }

  private Connection owned(String idOrKey) {
    Connection found =
        store.lock(idOrKey).orElseThrow(() -> Problem.notFound(ManageConnections.OBJECT, idOrKey));
    caller.require(Roles.OPERATOR, found.team(), ManageConnections.OBJECT, idOrKey);
    ManageConnections.requireByApi(found);
    return found;
  }
}
