// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.change.Cause;
import io.holdfast.assessment.engine.change.EvidenceInvalidated;
import io.holdfast.assessment.engine.change.FactChange;
import io.holdfast.assessment.engine.change.RequirementChange;
import io.holdfast.assessment.engine.change.SafeguardChange;
import io.holdfast.assessment.engine.change.ScenarioChange;
import io.holdfast.assessment.engine.result.Invalidity;
import io.holdfast.assessment.upstream.EditionDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells each cause chain of a difference in sentences, one per link: fact, evidence, safeguard,
 * scenario, requirement, verdict. They are made from the data and say nothing that is not in it.
 */
public final class Sentences {

  /** An edition that came into force: its change has this kind, the edition and the time as id. */
  private static final String RELEASE = "CATALOGUE_RELEASE";

  private final ChangesView changes;
  private final Words words;
  private final Map<String, String> summaries;
  private final Map<String, SafeguardChange> safeguards;
  private final Map<String, ScenarioChange> scenarios;
  private final Map<String, RequirementChange> requirements;
  private final Map<String, RequirementChange> verdicts;

  private Sentences(ChangesView changes, EditionDocument edition, Map<String, String> summaries) {
    this.changes = changes;
    this.summaries = summaries;
    words = new Words(edition);
    safeguards = byId(changes.safeguardsUncredited(), SafeguardChange::safeguard);
    scenarios = byId(changes.scenariosWorse(), ScenarioChange::scenario);
    requirements = byId(changes.requirements(), RequirementChange::requirement);
    verdicts = byId(changes.verdicts(), RequirementChange::framework);
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    return items.stream().collect(Collectors.toMap(id, Function.identity(), (one, other) -> one));
  }

  /** The chains of a difference between assessments that know the same changes of the world. */
  public static List<List<String>> of(@Nullable ChangesView changes, EditionDocument edition) {
    return of(changes, edition, Map.of());
  }

  /**
   * The chains of a difference, in their order.
   *
   * @param summaries what changes of the world say, by their ids
   */
  static List<List<String>> of(
      @Nullable ChangesView changes, EditionDocument edition, Map<String, String> summaries) {
    if (changes == null) {
      return List.of();
    }
    Sentences sentences = new Sentences(changes, edition, summaries);
    return changes.causes().stream().map(sentences::chain).toList();
  }

  private List<String> chain(Cause cause) {
    List<String> chain = new ArrayList<>();
    cause.facts().forEach(fact -> chain.add(fact(fact)));
    cause.evidence().forEach(evidence -> chain.add(evidence(evidence)));
    cause.safeguards().forEach(id -> chain.add(safeguard(id)));
    cause.scenarios().forEach(id -> chain.add(scenario(id)));
    cause.requirements().forEach(id -> chain.add(requirement(id)));
    cause.frameworks().forEach(id -> chain.add(verdict(id)));
    if (changes.substantialModification().reasons().stream().anyMatch(cause.facts()::contains)) {
      chain.add(
          "A person has to decide whether this is a substantial modification (AI Act Art. 3(23)).");
    }
    return chain;
  }

  private String fact(FactChange fact) {
    if (fact.kind() == FactChange.Kind.CHANGE && fact.to() != null) {
      return change(fact, fact.to());
    }
    if (fact.kind() == FactChange.Kind.COMPONENT_CHANGE && fact.to() != null) {
      return fact.id() + " has changed: " + fact.to() + when(fact) + ".";
    }
    if (fact.kind() == FactChange.Kind.EXPIRY && fact.to() != null) {
      return "The time of evidence " + fact.id() + " has run out: " + fact.to() + when(fact) + ".";
    }
    String what =
        switch (fact.kind()) {
          case METHOD_VERSION -> "The version of the method";
          case EDITION -> "The edition of the catalogue";
          case PURPOSE -> "The intended purpose";
          case PROFILE -> "The profile, in " + fact.id() + ",";
          case ARCHITECTURE -> "The architecture, in " + fact.id() + ",";
          case VERSION -> "The version of " + fact.id();
          case COMPONENT_CHANGE -> "The component " + fact.id();
          case CHANGE -> "The change " + fact.id();
          case FINDING -> "The finding " + fact.id();
          case SAFEGUARD -> "The safeguard " + fact.id();
          case EVIDENCE -> "The evidence " + fact.id();
          case EXPIRY -> "The time of evidence " + fact.id();
          case DECISION -> "The decision " + fact.id();
        };
    return what + " " + moved(fact.from(), fact.to()) + when(fact) + ".";
  }

  /** A change that is on no component: people know an edition by its number. */
  private String change(FactChange fact, String kind) {
    if (kind.equals(RELEASE)) {
      return "Edition %s of the catalogue came into force%s."
          .formatted(fact.id().split(" ")[1], when(fact));
    }
    String summary = summaries.get(fact.id());
    String what = Words.kind(kind) + when(fact);
    if (summary != null) {
      return what + ": " + Words.sentence(summary) + ".";
    }
    boolean isNamed = !fact.id().startsWith(kind);
    return what + (isNamed ? ": change " + fact.id() : "") + ".";
  }

  private static String moved(@Nullable String from, @Nullable String to) {
    if (from == null && to == null) {
      return "changed";
    }
    if (from == null) {
      return "is there now: " + to;
    }
    return to == null ? "is gone: " + from : "changed from " + from + " to " + to;
  }

  private static String when(FactChange fact) {
    return fact.at() == null ? "" : ", on " + fact.at();
  }

  private String evidence(EvidenceInvalidated one) {
    String safeguard =
        one.control() == null ? name(one.safeguard()) : name(one.control(), one.safeguard());
    return "Evidence %s of kind %s no longer counts for %s%s: %s."
        .formatted(one.evidence(), words.of(one.kind()), safeguard, where(one), why(one.reason()));
  }

  private String where(EvidenceInvalidated one) {
    return one.inPart() == null
        ? ""
        : one.inPart().stream()
            .map(words::of)
            .collect(Collectors.joining(", ", ", where it concerns ", ""));
  }

  /** A safeguard by its control, which people know it by. */
  private String name(String safeguard) {
    SafeguardChange change = safeguards.get(safeguard);
    return change == null ? "safeguard " + safeguard : name(change.control(), safeguard);
  }

  private String name(String control, String safeguard) {
    return words.of(control) + " (safeguard " + safeguard + ")";
  }

  private static String why(Invalidity invalidity) {
    String where = invalidity.component() == null ? "" : " of " + invalidity.component();
    return switch (invalidity.reason()) {
      case UNKNOWN_KIND -> "the edition does not know its kind";
      case SIGNATURE_FAILED -> "its signature check failed";
      case NOT_YET -> "it was not there yet";
      case EXPIRED -> "it was valid until " + invalidity.at();
      case TOO_OLD -> "it reached its maximum age after " + invalidity.at();
      case IDENTITY_NOT_CURRENT -> "it names a version" + where + " that is not the current one";
      case DATA_NOT_CURRENT -> "it names data" + where + " that is not the current one";
      case NAMES_NO_COMPONENT -> "it names no component of the system";
      case CHANGED_SINCE ->
          "there was a change (%s)%s since it was collected".formatted(invalidity.change(), where);
    };
  }

  private String safeguard(String id) {
    return "%s is no longer credited."
        .formatted(Character.toUpperCase(name(id).charAt(0)) + name(id).substring(1));
  }

  private String scenario(String id) {
    ScenarioChange change = scenarios.get(id);
    if (change == null || change.to() == null) {
      return "The risk of " + words.scenario(id) + " got worse.";
    }
    if (change.from() == null) {
      return "The risk of %s is new: %s, %s."
          .formatted(words.scenario(id), change.to(), Words.plain(change.statusTo()));
    }
    if (change.from() == change.to()) {
      return "The risk of %s is still %s, and no longer %s: %s."
          .formatted(
              words.scenario(id),
              change.to(),
              Words.plain(change.statusFrom()),
              Words.plain(change.statusTo()));
    }
    return "The risk of %s went from %s to %s: %s."
        .formatted(words.scenario(id), change.from(), change.to(), Words.plain(change.statusTo()));
  }

  private String requirement(String id) {
    RequirementChange change = requirements.get(id);
    return "Requirement " + words.of(id) + step(change);
  }

  private String verdict(String id) {
    return "The verdict on " + words.of(id) + step(verdicts.get(id));
  }

  private static String step(@Nullable RequirementChange change) {
    return change == null
        ? " got worse."
        : " went from %s to %s.".formatted(Words.plain(change.from()), Words.plain(change.to()));
  }
}
