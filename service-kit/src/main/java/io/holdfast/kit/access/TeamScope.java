// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import java.util.Set;

/**
 * The teams that a list may show. In SQL: {@code (:allTeams or team = any(:teams))}.
 *
 * @param all every team
 * @param teams the teams, when not all
 */
public record TeamScope(boolean all, Set<String> teams) {

  public boolean includes(String team) {
    return all || teams.contains(team);
  }

  /** The teams as a PostgreSQL text array parameter. */
  public String[] array() {
    return teams.toArray(String[]::new);
  }
}
