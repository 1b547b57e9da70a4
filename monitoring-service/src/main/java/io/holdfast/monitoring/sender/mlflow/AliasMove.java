// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.Times;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A move of an alias. MLflow says only where it stands now, and in no order: where it stood is
 * remembered, and a move older than the one remembered changes nothing in the memory. A second
 * webhook tells of one move a moment later: soon after, a move to where the alias stands is none.
 */
record AliasMove(RegistryEvent change, String time) implements Recall {

  /** Longer than MLflow goes on trying to tell one webhook. */
  private static final Duration SOON = Duration.ofMinutes(5);

  @Override
  public String key() {
    return "alias/%s/%s/%s/%s"
        .formatted(
            change.type().startsWith("prompt") ? "prompt" : "model",
            change.workspace(),
            change.name(),
            change.movedAlias());
  }

  private static boolean isSoon(@Nullable Instant then, @Nullable Instant now) {
    return then != null && now != null && Duration.between(then, now).compareTo(SOON) < 0;
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Recollection with(@Nullable JsonNode before) {
    String to = change.movedTo();
    Instant then = before == null ? null : Times.parse(before.path("time").asText());
    Instant now = Times.parse(time);
    boolean older = then != null && now != null && now.isBefore(then);
    boolean same = before != null && before.path("time").asText().equals(time);
    if (older) {
      return new Recollection(change.moved(null), null);
    }
    if (same && before != null) {
      return new Recollection(change.moved(MlflowSender.text(before, "from")), null);
    }
    String from = before == null ? null : MlflowSender.text(before, "version");
    if (before != null && Objects.equals(from, to) && isSoon(then, now)) {
      return new Recollection(
          new Meaning.Nothing("alias " + change.movedAlias() + " stood there already"), null);
    }
    Map<String, String> keep = new LinkedHashMap<>();
    keep.put("time", time);
    if (to != null) {
      keep.put("version", to);
    }
    if (from != null) {
      keep.put("from", from);
    }
    return new Recollection(change.moved(from), Json.tree(keep));
  }
}
