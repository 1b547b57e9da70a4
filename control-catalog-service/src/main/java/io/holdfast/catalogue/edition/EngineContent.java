// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.EvidenceKind;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.Threat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment computes with: the edition without its prose and its foreign identifiers.
 *
 * @param parameters values that an organisation has set other than the method's
 */
public record EngineContent(
    List<Family> families,
    List<Measure> controls,
    List<Kind> evidenceKinds,
    List<Item> requirements,
    List<Verdicts> frameworks,
    List<Application> applicationDates,
    List<String> harmonisedStandards,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, JsonNode> parameters) {

  record Family(
      String id,
      String name,
      List<String> hurts,
      List<String> componentKinds,
      List<String> access,
      Map<String, Integer> relevance,
      List<String> controls,
      List<String> weakAlone,
      List<String> findingKinds) {

    static Family of(Threat threat) {
      return new Family(
          threat.id(),
          threat.name(),
          threat.hurts(),
          threat.componentKinds(),
          threat.access(),
          threat.relevance(),
          threat.allControls(),
          threat.weakAlone(),
          threat.findingKinds());
    }
  }

  record Measure(
      String id,
      String name,
      String level,
      List<String> functions,
      List<String> actsOn,
      String maturity,
      List<String> flags,
      Demands demands,
      @Nullable String standard,
      boolean ownControl) {

    static Measure of(Control control) {
      return new Measure(
          control.id(),
          control.name(),
          control.level(),
          control.functions(),
          control.actsOn(),
          control.maturity().level(),
          control.flags(),
          new Demands(control.evidence().inPlace(), control.evidence().effective()),
          control.standard(),
          control.ownControl());
    }
  }

  record Demands(List<List<String>> inPlace, List<List<String>> effective) {}

  record Kind(
      String id,
      String name,
      String boundTo,
      List<String> digestBound,
      List<String> invalidatedBy,
      @Nullable Integer maxAgeDays,
      List<String> speaksUnnamedFor) {

    static Kind of(EvidenceKind kind) {
      return new Kind(
          kind.id(),
          kind.name(),
          kind.boundTo(),
          kind.digestBound(),
          kind.invalidatedBy(),
          kind.maxAgeDays(),
          kind.speaksUnnamedFor());
    }
  }

  record Item(
      String id,
      String framework,
      String title,
      String locator,
      String assessable,
      boolean countsForVerdict,
      List<String> aspects,
      @Nullable String appliesWhen,
      @Nullable String demandsApply,
      List<List<String>> demands,
      List<String> families,
      List<String> findingsNotOpen,
      List<List<String>> declarationEvidence,
      @Nullable String exclusion) {

    static Item of(Requirement requirement) {
      return new Item(
          requirement.id(),
          requirement.framework(),
          requirement.title(),
          requirement.locator(),
          requirement.assessable(),
          requirement.countsForVerdict(),
          requirement.aspects(),
          requirement.appliesWhen(),
          requirement.demandsApply(),
          requirement.demands(),
          requirement.families(),
          requirement.findingsNotOpen(),
          requirement.declarationEvidence(),
          requirement.exclusion());
    }
  }

  record Verdicts(String id, String title, boolean systemVerdict) {

    static Verdicts of(EditionManifest.Framework framework) {
      return new Verdicts(framework.id(), framework.title(), framework.systemVerdict());
    }
  }

  record Application(@JsonProperty("class") String type, LocalDate from, String source) {

    static Application of(EditionManifest.ApplicationDate date) {
      return new Application(date.type(), date.from(), date.source());
    }
  }

  /** Leaves out prose, and application dates that the law no longer says. */
  public static EngineContent of(EditionContent content) {
    return new EngineContent(
        content.threats().stream().map(Family::of).toList(),
        content.controls().stream().map(Measure::of).toList(),
        content.evidenceKinds().stream().map(Kind::of).toList(),
        content.requirements().stream().map(Item::of).toList(),
        content.edition().frameworks().stream().map(Verdicts::of).toList(),
        content.edition().applicationDates().stream()
            .filter(date -> date.validUntil() == null)
            .map(Application::of)
            .toList(),
        content.edition().harmonisedStandards(),
        parameters(content.edition().tailoring()));
  }

  private static Map<String, JsonNode> parameters(EditionManifest.@Nullable Tailoring tailoring) {
    return tailoring == null ? Map.of() : tailoring.parameters();
  }
}
