// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kit.problem.Problem;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static final List<String> EITHER = List.of(Roles.CATALOG_ADMIN, Roles.APPROVER);

  private static Caller holding(String role, String team) {
    return new Caller(
        QuarkusSecurityIdentity.builder()
            .setAnonymous(true)
            .addAttribute(GrantsAugmentor.GRANTS, new Grants(Map.of(team, Set.of(role))))
            .build());
  }

  @Test
  void oneOfTheRolesIsEnough() {
    for (String role : EITHER) {
      assertThatCode(() -> holding(role, "*").requireForOneOf(EITHER, Grants.ALL_TEAMS))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whoHoldsNoneOfThemOrElsewhereIsForbidden() {
    for (Caller caller : List.of(holding(Roles.ASSESSOR, "*"), holding(Roles.APPROVER, "tax"))) {
      assertThatThrownBy(() -> caller.requireForOneOf(EITHER, Grants.ALL_TEAMS))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("needs one of the roles catalog-admin, approver in the team *");
    }
  }
}
