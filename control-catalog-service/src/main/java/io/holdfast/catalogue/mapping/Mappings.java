// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

import static java.util.stream.Collectors.toMap;

import io.holdfast.catalogue.content.ContextItem;
import io.holdfast.catalogue.content.ControlMapping;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.ExternalMapping;
import io.holdfast.catalogue.content.Reference;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.content.RequirementMapping;
import io.holdfast.catalogue.edition.OpenEdition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All mappings of an edition, the same ones in the same order every time. */
public final class Mappings {

  private static final String INTERSECTS = "intersects-with";
  private static final String FUNCTIONAL = "functional";
  private static final String SEMANTIC = "semantic";
  private static final String NAMED_THERE =
      "Both treat the same subject; the two were not compared part by part.";

  private final OpenEdition edition;
  private final EditionContent content;
  private final Map<String, ControlMapping> judged;
  private final Map<String, EditionManifest.Framework> frameworks;
  private final Map<String, String> sourceEditions;

  private Mappings(OpenEdition edition) {
    this.edition = edition;
    this.content = edition.content();
    this.judged =
        content.controlMappings().stream()
            .collect(toMap(each -> each.control() + "~" + each.requirement(), Function.identity()));
    this.frameworks =
        content.edition().frameworks().stream()
            .collect(toMap(EditionManifest.Framework::id, Function.identity()));
    this.sourceEditions =
        content.edition().sources().stream()
            .collect(
                toMap(
                    EditionManifest.Source::id,
                    EditionManifest.Source::edition,
                    (first, second) -> first));
  }

  /** Between requirements first, then of controls and threats, then from other catalogues. */
  public static Stream<Mapping> of(OpenEdition edition) {
    Mappings mappings = new Mappings(edition);
    return Stream.of(
            mappings.content.mappings().stream().flatMap(mappings::written),
            mappings.content.requirements().stream().flatMap(mappings::ofControls),
            mappings.content.context().stream().flatMap(mappings::ofContext),
            mappings.content.controls().stream()
                .flatMap(
                    item ->
                        mappings.external(
                            MappingKind.CONTROL_TO_EXTERNAL, item.id(), item.references())),
            mappings.content.threats().stream()
                .flatMap(
                    item ->
                        mappings.external(
                            MappingKind.THREAT_TO_EXTERNAL, item.id(), item.references())),
            mappings.content.externalMappings().stream().flatMap(mappings::fromOthers))
        .flatMap(Function.identity());
  }

  private Stream<Mapping> written(RequirementMapping mapping) {
    return mapping.targets().stream()
        .map(
            target ->
                mapping(
                    MappingKind.REQUIREMENT_TO_REQUIREMENT,
                    requirement(mapping.source()),
                    requirement(target),
                    null,
                    new Judgement(
                        mapping.relationship(),
                        mapping.rationaleKind(),
                        mapping.rationale(),
                        mapping.confidence(),
                        mapping.gap(),
                        true)));
  }

  private Stream<Mapping> ofControls(Requirement requirement) {
    return Stream.concat(requirement.demandedControls().stream(), requirement.supporting().stream())
        .distinct()
        .map(control -> ofControl(control, requirement));
  }

  private Mapping ofControl(String control, Requirement requirement) {
    DerivedMapping derived = new DerivedMapping(requirement, control);
    ControlMapping known = judged.get(control + "~" + requirement.id());
    Judgement judgement =
        known == null
            ? new Judgement(
                INTERSECTS,
                FUNCTIONAL,
                derived.rationale(),
                confidence(derived.role().equals(DerivedMapping.DEMANDED) ? "demands" : "supports"),
                derived.gap(),
                false)
            : new Judgement(
                known.relationship(),
                known.rationaleKind(),
                known.rationale(),
                known.confidence(),
                known.gap(),
                true);
    return mapping(
        MappingKind.CONTROL_TO_REQUIREMENT,
        control(control),
        requirement(requirement.id()),
        derived.role(),
        judgement);
  }

  private Stream<Mapping> ofContext(ContextItem item) {
    Reference reference = item.references().getFirst();
    Named target = new Named(item.id(), reference.source(), reference.edition());
    return item.related().stream()
        .filter(edition.controls()::containsKey)
        .map(
            control ->
                mapping(
                    MappingKind.CONTROL_TO_CONTEXT,
                    control(control),
                    target,
                    null,
                    new Judgement(
                        INTERSECTS, SEMANTIC, NAMED_THERE, confidence("supports"), null, false)));
  }

  private Stream<Mapping> external(MappingKind kind, String id, List<Reference> references) {
    Named own = Named.own(id, references);
    return Named.external(own, references)
        .map(
            target ->
                mapping(
                    kind,
                    own,
                    target,
                    null,
                    new Judgement(
                        INTERSECTS, SEMANTIC, NAMED_THERE, confidence("links"), null, false)));
  }

  private Stream<Mapping> fromOthers(ExternalMapping mapping) {
    Judgement judgement =
        new Judgement(
            mapping.relationship(),
            mapping.rationaleKind(),
            mapping.rationale(),
            mapping.confidence(),
            mapping.gap(),
            false);
    return mapping.pairs().entrySet().stream()
        .flatMap(
            pair ->
                pair.getValue().stream()
                    .map(
                        target ->
                            mapping(
                                MappingKind.EXTERNAL_TO_REQUIREMENT,
                                new Named(pair.getKey(), mapping.source(), mapping.edition()),
                                requirement(target),
                                null,
                                judgement)));
  }

  private Named control(String id) {
    return Named.own(id, Objects.requireNonNull(edition.controls().get(id)).references());
  }

  private Named requirement(String id) {
    Requirement found = Objects.requireNonNull(edition.requirements().get(id));
    String source = Objects.requireNonNull(frameworks.get(found.framework())).source();
    return new Named(id, source, Objects.requireNonNull(sourceEditions.get(source)));
  }

  private String confidence(String part) {
    return content.edition().confidence().getOrDefault(part, "low");
  }

  private record Judgement(
      String relationship,
      String rationaleKind,
      String rationale,
      String confidence,
      @Nullable String gap,
      boolean judged) {}

  private static Mapping mapping(
      MappingKind kind, Named source, Named target, @Nullable String role, Judgement judgement) {
    boolean fromOutside = kind == MappingKind.EXTERNAL_TO_REQUIREMENT;
    boolean toOutside =
        kind == MappingKind.CONTROL_TO_EXTERNAL || kind == MappingKind.THREAT_TO_EXTERNAL;
    return new Mapping(
        (fromOutside ? source.qualified() : source.id())
            + "~"
            + (toOutside ? target.qualified() : target.id()),
        kind.name(),
        source.id(),
        source.framework(),
        source.edition(),
        target.id(),
        target.framework(),
        target.edition(),
        role,
        judgement.relationship(),
        judgement.rationaleKind(),
        judgement.rationale(),
        judgement.confidence(),
        judgement.gap(),
        judgement.judged());
  }
}
