// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.inbox.InboxMessage;
import io.holdfast.kit.inbox.PoisonException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events of {@code holdfast.inventory.v1}; fields that are not used here do not matter. */
public final class InventoryEvents {

  private static final String PREFIX = "io.holdfast.inventory.system-";

  private InventoryEvents() {}

  /** Whether this service knows the type. */
  public static boolean isKnown(String type) {
    return type.startsWith(PREFIX) && type.endsWith(".v1");
  }

  /** What an event says of its system; empty when it says nothing that is copied here. */
  public static Optional<SystemRevision> revision(InboxMessage message) {
    JsonNode data = message.data();
    String answer = answer(message);
    boolean retired =
        answer.equals("RETIRED")
            || data.path("retired").asBoolean()
            || data.at("/revision/retired").asBoolean();
    JsonNode document = data.at("/revision/document");
    boolean says = document.isObject() || retired || answer.equals("RETURNED");
    return says
        ? Optional.of(
            new SystemRevision(
                systemId(message),
                text(data, "systemKey").orElse(message.key()),
                text(data, "team").orElse(message.team() == null ? "" : message.team()),
                retired,
                number(data.at("/revision/number")),
                text(data.path("revision"), "digest").orElse(null),
                document.isObject() ? document : null))
        : Optional.empty();
  }

  /** How a case has gone; empty when the event answers none. */
  public static Optional<CaseProgress> progress(InboxMessage message) {
    JsonNode data = message.data();
    return answered(message)
        .map(
            id ->
                new CaseProgress(
                    id,
                    message.type(),
                    answer(message),
                    text(data, "reason").orElse(null),
                    text(data, "detail").orElse(null),
                    number(data.at("/revision/number")),
                    message.time()));
  }

  /** The case that an event answers. */
  static Optional<UUID> answered(InboxMessage message) {
    return uuid(message.data().at("/case/caseId"));
  }

  private static String answer(InboxMessage message) {
    String byType =
        message
            .type()
            .substring(PREFIX.length(), message.type().length() - ".v1".length())
            .toUpperCase(java.util.Locale.ROOT);
    return text(message.data(), "answer").orElse(byType);
  }

  private static UUID systemId(InboxMessage message) {
    try {
      return UUID.fromString(message.key());
    } catch (IllegalArgumentException e) {
      throw new PoisonException("key " + message.key() + " is no system id", e);
    }
  }

  static Optional<UUID> uuid(JsonNode node) {
    try {
      return node.isTextual() ? Optional.of(UUID.fromString(node.asText())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<String> text(JsonNode node, String name) {
    return node.hasNonNull(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
  }

  static @Nullable Long number(JsonNode node) {
    return node.isIntegralNumber() ? node.longValue() : null;
  }
}
