// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.monitoring.ledger.NewCase.How;
import io.holdfast.monitoring.ledger.NewCase.Match;
import io.holdfast.monitoring.matching.AliasCopies.Found;
import io.holdfast.monitoring.matching.MatchableEvent.Subject;
import io.holdfast.monitoring.matching.SubjectMatches.SubjectState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectMatchesTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);
  private static final String NAME = "pkg:mlflow/m@7?repository_url=x";

  private final Map<String, List<Found>> registered = new LinkedHashMap<>();

  private void register(UUID system, String component, String alias) {
    registered
        .computeIfAbsent(alias, name -> new ArrayList<>())
        .add(new Found(alias, system, "s", "t", component));
  }

  private SubjectMatches match(boolean relieving) {
    return SubjectMatches.of(new Subject(0, NAME, false), registered, relieving);
  }

  private static List<String> hows(@Nullable List<Match> matches) {
    return Objects.requireNonNull(matches).stream()
        .map(match -> match.component() + " " + match.how())
        .toList();
  }

  @Test
  void aSystemIsFoundByTheNameItselfOrByOneThatFollows() {
    register(ONE, "model", NAME);
    register(OTHER, "model", "pkg:mlflow/m");

    SubjectMatches matches = match(false);

    assertThat(matches.bySystem().get(ONE))
        .containsExactly(new Match("model", NAME, How.EXACT, NAME));
    assertThat(matches.bySystem().get(OTHER))
        .containsExactly(new Match("model", "pkg:mlflow/m", How.MAPPED, NAME));
  }

  @Test
  void aComponentUnderSeveralNamesIsFoundByTheNearest() {
    register(ONE, "model", "pkg:mlflow/m");
    register(ONE, "model", "pkg:mlflow/m?repository_url=x");

    assertThat(match(false).bySystem().get(ONE))
        .containsExactly(new Match("model", "pkg:mlflow/m?repository_url=x", How.MAPPED, NAME));
  }

  @Test
  void severalComponentsOfASystemAreEachMeantPerhaps() {
    register(ONE, "challenger", "pkg:mlflow/m?repository_url=x");
    register(ONE, "champion", "pkg:mlflow/m");
    register(OTHER, "model", "pkg:mlflow/m");

    SubjectMatches matches = match(false);

    assertThat(hows(matches.bySystem().get(ONE)))
        .containsExactly("challenger AMBIGUOUS", "champion AMBIGUOUS");
    assertThat(hows(matches.bySystem().get(OTHER))).containsExactly("model MAPPED");
    assertThat(matches.state()).isEqualTo(SubjectState.MATCHED);
  }

  @Test
  void whatIsWellIsBelievedOfNoneThatIsMeantPerhaps() {
    register(ONE, "challenger", "pkg:mlflow/m?repository_url=x");
    register(ONE, "champion", "pkg:mlflow/m");

    assertThat(match(true).bySystem()).isEmpty();
    assertThat(match(true).state()).isEqualTo(SubjectState.AMBIGUOUS);

    register(ONE, "challenger", NAME);

    assertThat(hows(match(true).bySystem().get(ONE))).containsExactly("challenger EXACT");
    assertThat(hows(match(false).bySystem().get(ONE)))
        .containsExactly("challenger EXACT", "champion AMBIGUOUS");
  }

  @Test
  void nobodyWaitsWithoutReason() {
    assertThat(match(true).state()).isEqualTo(SubjectState.WAITING);
    assertThat(MatchableEvent.relieves("drift.resolved", null)).isTrue();
    assertThat(MatchableEvent.relieves("evaluation.completed", "PASS")).isTrue();
    assertThat(MatchableEvent.relieves("evaluation.completed", "FAIL")).isFalse();
    assertThat(MatchableEvent.relieves("model.trained", null)).isFalse();
  }
}
