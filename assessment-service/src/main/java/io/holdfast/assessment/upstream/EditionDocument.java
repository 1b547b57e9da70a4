// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an edition of the catalogue says, as far as an assessment computes with it. */
public record EditionDocument(
    List<Family> families,
    List<Control> controls,
    List<EvidenceKind> evidenceKinds,
    List<Requirement> requirements,
    List<Framework> frameworks,
    List<ApplicationDate> applicationDates,
    List<String> harmonisedStandards,
    @Nullable Map<String, JsonNode> parameters) {

  /** Says nothing. */
  public static final EditionDocument EMPTY =
      new EditionDocument(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

  public EditionDocument {
    families = Lists.orEmpty(families);
    controls = Lists.orEmpty(controls);
    evidenceKinds = Lists.orEmpty(evidenceKinds);
    requirements = Lists.orEmpty(requirements);
    frameworks = Lists.orEmpty(frameworks);
    applicationDates = Lists.orEmpty(applicationDates);
    harmonisedStandards = Lists.orEmpty(harmonisedStandards);
  }

  /** A family of attacks. */
  public record Family(
      String id,
      @Nullable String name,
      List<String> hurts,
      List<String> componentKinds,
      List<String> access,
      @Nullable Map<String, Integer> relevance,
      List<String> controls,
      List<String> weakAlone,
      List<String> findingKinds) {
    public Family {
      hurts = Lists.orEmpty(hurts);
      componentKinds = Lists.orEmpty(componentKinds);
      access = Lists.orEmpty(access);
      controls = Lists.orEmpty(controls);
      weakAlone = Lists.orEmpty(weakAlone);
      findingKinds = Lists.orEmpty(findingKinds);
    }
  }

  /** A control. */
  public record Control(
      String id,
      @Nullable String name,
      @Nullable String level,
      List<String> functions,
      List<String> actsOn,
      @Nullable String maturity,
      List<String> flags,
      @Nullable Demands demands,
      @Nullable String standard,
      boolean ownControl) {
    public Control {
      functions = Lists.orEmpty(functions);
      actsOn = Lists.orEmpty(actsOn);
      flags = Lists.orEmpty(flags);
    }
  }

  /** What proves a control. */
  public record Demands(List<List<String>> inPlace, List<List<String>> effective) {
    public Demands {
      inPlace = Lists.orEmpty(inPlace);
      effective = Lists.orEmpty(effective);
    }
  }

  /** A kind of evidence. */
  public record EvidenceKind(
      String id,
      @Nullable String name,
      @Nullable String boundTo,
      List<String> digestBound,
      List<String> invalidatedBy,
      @Nullable Integer maxAgeDays,
      List<String> speaksUnnamedFor) {
    public EvidenceKind {
      digestBound = Lists.orEmpty(digestBound);
      invalidatedBy = Lists.orEmpty(invalidatedBy);
      speaksUnnamedFor = Lists.orEmpty(speaksUnnamedFor);
    }
  }

  /** A requirement of a framework. */
  public record Requirement(
      String id,
      String framework,
      @Nullable String title,
      @Nullable String locator,
      @Nullable String assessable,
      @Nullable String exclusion,
      boolean countsForVerdict,
      @Nullable String appliesWhen,
      @Nullable String demandsApply,
      List<List<String>> demands,
      List<String> families,
      List<String> findingsNotOpen,
      List<List<String>> declarationEvidence) {
    public Requirement {
      demands = Lists.orEmpty(demands);
      families = Lists.orEmpty(families);
      findingsNotOpen = Lists.orEmpty(findingsNotOpen);
      declarationEvidence = Lists.orEmpty(declarationEvidence);
    }
  }

  /** A framework. */
  public record Framework(String id, @Nullable String title, boolean systemVerdict) {}

  /** From when the duties of a class apply. */
  public record ApplicationDate(
      @JsonProperty("class") String type, LocalDate from, @Nullable String source) {}

  /** What the organisation has tailored, whatever it is, as text. */
  public Map<String, String> parameterTexts() {
    Map<String, String> texts = new TreeMap<>();
    if (parameters != null) {
      parameters.forEach(
          (id, value) -> texts.put(id, value.isValueNode() ? value.asText() : value.toString()));
    }
    return texts;
  }

  public boolean hasControl(String id) {
    return controls.stream().anyMatch(control -> control.id().equals(id));
  }

  public boolean hasEvidenceKind(String id) {
    return evidenceKinds.stream().anyMatch(kind -> kind.id().equals(id));
  }
}
