// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which events a reader sees: those that touch systems of their teams, those that came over their
 * teams' connections, those without any case that their teams' pipelines posted, and whatever they
 * posted themselves. The role pipeline alone sees what it posted.
 *
 * @param all every team
 * @param poster the reader as a poster
 */
record Visibility(boolean all, Set<String> teams, String poster) {

  /** For queries over {@code event e}. */
  static final String EVENT =
      """
      (:all or e.poster = :poster
        or exists (select 1 from lifecycle_case v where v.event_id = e.id and v.team = any(:teams))
        or exists (select 1 from connection n where n.id = e.connection_id and n.team = any(:teams))
        or (e.teams && :teams::text[]
          and not exists (select 1 from lifecycle_case v where v.event_id = e.id)))
      """;

  /** For queries over {@code lifecycle_case c} of {@code event e}. */
  static final String CASE = "(:all or e.poster = :poster or c.team = any(:teams))";

  static Visibility of(Caller caller) {
    Set<String> teams = new TreeSet<>();
    caller
        .grants()
        .rolesByTeam()
        .forEach(
            (team, roles) -> {
              if (roles.stream().anyMatch(role -> !role.equals(Roles.PIPELINE))) {
                teams.add(team);
              }
            });
    return new Visibility(teams.contains(Grants.ALL_TEAMS), teams, Poster.keyOf(caller.actor()));
  }

  String[] array() {
    return teams.toArray(String[]::new);
  }
}
