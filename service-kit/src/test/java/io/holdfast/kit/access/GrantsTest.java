// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GrantsTest {

  private static final Pattern GROUPS =
      Pattern.compile("^/holdfast/(?<team>[^/]+)/(?<role>[^/]+)$");

  @Test
  void rolesHoldInTheirTeamOnly() {
    Grants grants = grants("/holdfast/tax/assessor", "/holdfast/credit/operator");

    assertThat(grants.has(Roles.ASSESSOR, "tax")).isTrue();
    assertThat(grants.has(Roles.ASSESSOR, "credit")).isFalse();
    assertThat(grants.has(Roles.OPERATOR, "credit")).isTrue();
    assertThat(grants.sees("credit")).isTrue();
    assertThat(grants.sees("fraud")).isFalse();
  }

  @Test
  void theStarHoldsInEveryTeam() {
    Grants grants = grants("/holdfast/*/governance-reader");

    assertThat(grants.has(Roles.GOVERNANCE_READER, "tax")).isTrue();
    assertThat(grants.has(Roles.ASSESSOR, "tax")).isFalse();
    assertThat(grants.sees("whatever")).isTrue();
    assertThat(grants.scope().all()).isTrue();
    assertThat(grants.scope().includes("whatever")).isTrue();
  }

  @Test
  void whatIsNoGrantGrantsNothing() {
    Grants grants =
        grants(
            "/holdfast/tax/superuser",
            "/holdfast/tax",
            "/holdfast/tax/assessor/deeper",
            "/else/tax/assessor",
            "x/holdfast/tax/assessor",
            "");

    assertThat(grants.roles()).isEmpty();
    assertThat(grants.sees("tax")).isFalse();
    assertThat(grants.scope().teams()).isEmpty();
  }

  @Test
  void scopesAreCutToARole() {
    Grants grants = grants("/holdfast/tax/assessor", "/holdfast/credit/pipeline");

    assertThat(grants.scope().teams()).containsExactly("credit", "tax");
    assertThat(grants.scope(Roles.PIPELINE).teams()).containsExactly("credit");
    assertThat(grants.scope(Roles.PIPELINE).includes("tax")).isFalse();
    assertThat(grants.roles()).containsExactly("assessor", "pipeline");
  }

  private static Grants grants(String... groups) {
    return Grants.parse(List.of(groups), GROUPS);
  }
}
