// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.risk;

import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.result.RegulatoryClass;
import io.holdfast.assessment.engine.result.RegulatoryClass.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regulatory class (method.md section 2; AI Act Art. 5, 6(1) to (3)), with the facts it used
 * and the date from which its duties apply, which the edition knows.
 */
public final class RegulatoryClassRule {

  private static final String PROHIBITED = "PROHIBITED";
  private static final String ANNEX_I = "HIGH_RISK_ANNEX_I";
  private static final String ANNEX_III = "HIGH_RISK_ANNEX_III";

  private RegulatoryClassRule() {}

  public static RegulatoryClass of(Profile profile, Edition edition) {
    Profile.AiActFacts aiAct = profile.aiAct();
    if (aiAct == null) {
      // Absence of information never counts as safety.
      return new RegulatoryClass(Type.HIGH_RISK, List.of("aiAct absent"), null, null);
    }
    if (aiAct.prohibitedPractice()) {
      return dated(Type.PROHIBITED, List.of("prohibitedPractice"), List.of(PROHIBITED), edition);
    }
    List<String> facts = new ArrayList<>();
    List<String> regimes = new ArrayList<>();
    if (aiAct.annexI()) {
      facts.add("annexI");
      regimes.add(ANNEX_I);
    }
    if (aiAct.annexIII() != null) {
      facts.add("annexIII " + aiAct.annexIII());
      if (isDerogated(aiAct)) {
        facts.add("derogation");
      } else {
        regimes.add(ANNEX_III);
      }
      if (aiAct.profilesNaturalPersons()) {
        facts.add("profilesNaturalPersons");
      }
    }
    return regimes.isEmpty()
        ? new RegulatoryClass(Type.NOT_HIGH_RISK, facts, null, null)
        : dated(Type.HIGH_RISK, facts, regimes, edition);
  }

  private static boolean isDerogated(Profile.AiActFacts aiAct) {
    Profile.Derogation derogation = aiAct.derogation();
    return derogation != null
        && !derogation.ground().isBlank()
        && !derogation.justification().isBlank()
        && !aiAct.profilesNaturalPersons();
  }

  private static RegulatoryClass dated(
      Type type, List<String> facts, List<String> regimes, Edition edition) {
    Edition.@Nullable ApplicationDate first =
        edition.applicationDates().stream()
            .filter(date -> regimes.contains(date.regime()))
            .min(
                Comparator.comparing(Edition.ApplicationDate::from)
                    .thenComparing(Edition.ApplicationDate::regime)
                    .thenComparing(Edition.ApplicationDate::source))
            .orElse(null);
    return first == null
        ? new RegulatoryClass(type, facts, null, null)
        : new RegulatoryClass(type, facts, first.from(), first.source());
  }
}
