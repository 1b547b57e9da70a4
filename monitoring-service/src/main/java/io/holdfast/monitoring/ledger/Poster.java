// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.TeamScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who posts an event and for whom.
 *
 * @param teams the teams in which the role pipeline is held: its events touch their systems only
 * @param prefixes aliases it may speak for begin with one of these; absent: any of its teams
 */
public record Poster(Actor actor, TeamScope teams, @Nullable List<String> prefixes) {

  /** What tells one poster from another: events of one id are the same for one poster only. */
  public String key() {
    return keyOf(actor);
  }

  static String keyOf(Actor actor) {
    return keyOf(actor.issuer(), actor.subject());
  }

  /** What tells one holder of a token from another. */
  public static String keyOf(String issuer, String subject) {
    return issuer + "#" + subject;
  }

  /** The same poster, who may speak for those aliases only that begin as in both lists. */
  public Poster alsoBoundTo(List<String> others) {
    if (prefixes == null) {
      return new Poster(actor, teams, others);
    }
    List<String> both = new ArrayList<>();
    for (String one : prefixes) {
      for (String other : others) {
        if (one.startsWith(other)) {
          both.add(one);
        } else if (other.startsWith(one)) {
          both.add(other);
        }
      }
    }
    return new Poster(actor, teams, both);
  }

  public boolean maySpeakFor(String alias) {
    return prefixes == null || prefixes.stream().anyMatch(alias::startsWith);
  }
}
