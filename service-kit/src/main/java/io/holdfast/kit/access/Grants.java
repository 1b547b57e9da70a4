// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roles that a caller holds, per team. {@code *} stands for every team.
 *
 * @param rolesByTeam role names by team key
 */
public record Grants(Map<String, Set<String>> rolesByTeam) {

  /** Every team. */
  public static final String ALL_TEAMS = "*";

  /**
   * Reads grants from claim values; what does not match the pattern or names no known role grants
   * nothing.
   *
   * @param pattern with the named groups {@code team} and {@code role}
   */
  public static Grants parse(Collection<String> claims, Pattern pattern) {
    Map<String, Set<String>> grants = new HashMap<>();
    for (String claim : claims) {
      Matcher matcher = pattern.matcher(claim);
      if (matcher.matches() && Roles.ALL.contains(matcher.group("role"))) {
        grants
            .computeIfAbsent(matcher.group("team"), team -> new HashSet<>())
            .add(matcher.group("role"));
      }
    }
    return new Grants(grants);
  }

  /** Whether the role is held in the team, or in every team. */
  public boolean has(String role, String team) {
    return rolesByTeam.getOrDefault(team, Set.of()).contains(role)
        || rolesByTeam.getOrDefault(ALL_TEAMS, Set.of()).contains(role);
  }

  /** Whether any role is held in the team. */
  public boolean sees(String team) {
    return rolesByTeam.containsKey(team) || rolesByTeam.containsKey(ALL_TEAMS);
  }

  /** All role names, whatever the team. */
  public Set<String> roles() {
    Set<String> all = new TreeSet<>();
    rolesByTeam.values().forEach(all::addAll);
    return all;
  }

  /** The teams in which any role is held. */
  public TeamScope scope() {
    return new TeamScope(rolesByTeam.containsKey(ALL_TEAMS), new TreeSet<>(rolesByTeam.keySet()));
  }

  /** The teams in which this role is held. */
  public TeamScope scope(String role) {
    Set<String> teams = new TreeSet<>();
    rolesByTeam.forEach(
        (team, roles) -> {
          if (roles.contains(role)) {
            teams.add(team);
          }
        });
    return new TeamScope(teams.contains(ALL_TEAMS), teams);
  }
}
