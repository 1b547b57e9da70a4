// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.Delta;
import io.holdfast.assessment.engine.result.Fact;
import io.holdfast.assessment.engine.result.Scenario;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which changed fact made a scenario worse: by a safeguard that it cost, or by itself (method.md
 * section 7).
 */
final class ScenarioLink {

  private static final String IMPACT = "impact.";

  private final Assessment previous;
  private final Assessment current;

  ScenarioLink(Assessment previous, Assessment current) {
    this.previous = previous;
    this.current = current;
  }

  boolean worsens(FactChange fact, Lost lost, Delta<Scenario> delta) {
    Scenario before = delta.from();
    Scenario now = delta.to();
    if (now == null) {
      return false;
    }
    return switch (fact.kind()) {
          case FINDING -> now.binding().findings().contains(fact.id());
          case EDITION, METHOD_VERSION -> true;
          case ARCHITECTURE -> before == null || isReachedOtherwise(before, now);
          case DECISION -> names(now, Fact.Kind.DECISION, fact.id());
          default -> false;
        }
        || (before != null && worsens(fact, lost, before, now));
  }

  private boolean worsens(FactChange fact, Lost lost, Scenario before, Scenario now) {
    return lost.hits(before.safeguards(), now.safeguards())
        || switch (fact.kind()) {
          case SAFEGUARD ->
              before.safeguards().contains(fact.id())
                  || names(before, Fact.Kind.SAFEGUARD, fact.id());
          case DECISION ->
              names(before, Fact.Kind.DECISION, fact.id())
                  || (fact.id().equals(previous.tolerance().decision())
                      && isLessTolerable(before, now));
          case PROFILE ->
              fact.id().startsWith(IMPACT)
                  ? level(fact.to()).isAbove(level(fact.from()))
                      && now.impact().isAbove(before.impact())
                  : isLessTolerable(before, now);
          default -> false;
        };
  }

  /** An impact that nobody stated counts as the highest (method.md section 2). */
  private static Level level(@Nullable String impact) {
    return impact == null ? Level.VH : Level.valueOf(impact);
  }

  /** Another way in, or another party's component, which other controls act on. */
  private static boolean isReachedOtherwise(Scenario before, Scenario now) {
    return !ways(before).equals(ways(now))
        || before.attainable().level() != now.attainable().level()
        || before.conceivable().level() != now.conceivable().level();
  }

  private static List<List<Object>> ways(Scenario scenario) {
    return scenario.routes().stream()
        .map(route -> List.<Object>of(route.access(), route.path(), route.cost(), route.inherent()))
        .toList();
  }

  /** The tolerance sank, and no higher risk explains the worse status. */
  private boolean isLessTolerable(Scenario before, Scenario now) {
    return !now.evidenced().level().isAbove(before.evidenced().level())
        && previous.tolerance().level().isAbove(current.tolerance().level());
  }

  private static boolean names(Scenario scenario, Fact.Kind kind, String id) {
    Fact wanted = new Fact(kind, id);
    return scenario.reasons().stream().anyMatch(reason -> reason.facts().contains(wanted));
  }

  /**
   * The credit that a fact cost.
   *
   * @param all safeguards that are not credited any more
   * @param inPart safeguards that may have lost the credit for single families or requirements;
   *     absent: any
   */
  record Lost(Set<String> all, @Nullable Set<String> inPart) {

    boolean hits(List<String> before, List<String> now) {
      return before.stream()
          .anyMatch(id -> all.contains(id) || (!now.contains(id) && mayBeLostInPart(id)));
    }

    private boolean mayBeLostInPart(String id) {
      return inPart == null || inPart.contains(id);
    }
  }
}
