// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case about to be opened: one event for one system. */
public record NewCase(
    UUID id,
    UUID eventId,
    UUID systemId,
    String systemKey,
    String team,
    List<Match> matches,
    Instant acceptedAt) {

  /** How a subject of the event names a component. */
  public enum How {
    /** By the registered name itself. */
    EXACT,
    /** By a name from which the registered one follows. */
    MAPPED,
    /** As MAPPED, where other components of the system are found too: it is meant perhaps. */
    AMBIGUOUS
  }

  /**
   * A component that the event is about.
   *
   * @param alias as registered
   * @param subject the subject as the event names it; absent in cases of earlier versions
   */
  public record Match(String component, String alias, How how, @Nullable String subject) {}

  /** Keys of the components, each once. */
  List<String> components() {
    return matches.stream().map(Match::component).distinct().sorted().toList();
  }
}
