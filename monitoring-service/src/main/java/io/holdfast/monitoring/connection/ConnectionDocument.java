// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Rules;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is declared of a connection, by the API or in a file. Secrets are not part of it.
 *
 * @param key name for people and URLs, unique
 * @param kind which sender, see {@link io.holdfast.monitoring.sender.Senders}
 * @param proof how deliveries prove where they come from; absent: as usual for the kind
 * @param tokenHeader header with the token; absent: Authorization, as bearer token
 * @param speaksFor aliases it may speak for begin with one of these; absent: any of its team
 * @param silenceAfter how long nothing may come until that is an alarm, ISO 8601 such as PT24H;
 *     absent: for ever
 */
@Schema(name = "ConnectionRequest")
public record ConnectionDocument(
    @Schema(required = true) @Nullable String key,
    @Schema(required = true) @Nullable String name,
    @Schema(required = true) @Nullable String team,
    @Schema(required = true) @Nullable String kind,
    @Nullable Proof proof,
    @Nullable String tokenHeader,
    @Nullable List<String> speaksFor,
    @Nullable String silenceAfter,
    @Nullable Rules mapping) {

  /** The mapping, whether declared or not. */
  public Rules rules() {
    return mapping == null ? Rules.NONE : mapping;
  }

  @Nullable Duration silence() {
    try {
      return silenceAfter == null ? null : Duration.parse(silenceAfter);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  String requiredKey() {
    return key == null ? "" : key;
  }

  String requiredTeam() {
    return team == null ? "" : team;
  }

  String requiredKind() {
    return kind == null ? "" : kind;
  }
}
