// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who calls in the request at hand and what they may do. Another team's objects do not exist. */
@RequestScoped
public class Caller {

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The person or machine. */
  public Actor actor() {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw Problem.of(ProblemType.UNAUTHENTICATED, "a bearer token is needed");
    }
    String client = text(token, "azp", "client_id");
    String name = text(token, "preferred_username", "name");
    String subject = token.getSubject() == null ? "unknown" : token.getSubject();
    return new Actor(
        token.getIssuer() == null ? "unknown" : token.getIssuer(),
        subject,
        client,
        name == null ? subject : name);
  }

  private static @Nullable String text(JsonWebToken token, String first, String second) {
    Object value = token.getClaim(first);
    if (value == null) {
      value = token.getClaim(second);
    }
    return value == null ? null : value.toString();
  }

  /** All that the caller holds. */
  public Grants grants() {
    Grants grants = identity.getAttribute(GrantsAugmentor.GRANTS);
    return grants == null ? new Grants(Map.of()) : grants;
  }

  /** The alias prefixes a pipeline is bound to; empty: bound by its teams only. */
  public Optional<List<String>> subjects() {
    return Optional.ofNullable(identity.getAttribute(GrantsAugmentor.SUBJECTS));
  }

  /**
   * Allows only who holds the role in the team.
   *
   * @throws Problem not found, when the caller has no role at all in the team; forbidden, when not
   *     this one
   */
  public void require(String role, String team, String what, Object id) {
    requireSeen(team, what, id);
    if (!grants().has(role, team)) {
      throw Problem.of(ProblemType.FORBIDDEN, "needs the role " + role + " in the team " + team);
    }
  }

  /**
   * Allows to write into a team that the request names.
   *
   * @throws Problem forbidden, when the caller lacks the role there
   */
  public void requireFor(String role, String team) {
    if (!grants().has(role, team)) {
      throw Problem.of(ProblemType.FORBIDDEN, "needs the role " + role + " in the team " + team);
    }
  }

  /**
   * Allows who holds at least one of the roles in the team.
   *
   * @throws Problem forbidden, when the caller has none of them
   */
  public void requireForOneOf(List<String> roles, String team) {
    if (roles.stream().noneMatch(role -> grants().has(role, team))) {
      throw Problem.of(
          ProblemType.FORBIDDEN,
          "needs one of the roles " + String.join(", ", roles) + " in the team " + team);
    }
  }

  /**
   * Allows whoever has any role in the team.
   *
   * @throws Problem not found otherwise
   */
  public void requireSeen(String team, String what, Object id) {
    if (!grants().sees(team)) {
      throw Problem.notFound(what, id);
    }
  }

  /** The teams that lists may show to the caller. */
  public TeamScope scope() {
    return grants().scope();
  }
}
