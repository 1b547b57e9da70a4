// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.input.Actor;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Influence;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Role;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.input.Weights;
import io.holdfast.assessment.engine.input.Zone;
import io.holdfast.assessment.upstream.Aliases;
import io.holdfast.assessment.upstream.SystemDocument;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A revision of a system as the engine takes it. */
final class RevisionInputs {

  private RevisionInputs() {}

  static SystemRevision of(UUID systemId, long number, SystemDocument document) {
    return new SystemRevision(
        systemId.toString(),
        number,
        profile(document.profile()),
        document.zones().stream()
            .map(zone -> new Zone(zone.key(), Open.value(Exposure.class, zone.exposure())))
            .toList(),
        document.actors().stream()
            .map(
                actor ->
                    new Actor(actor.key(), Open.value(ActorKind.class, actor.kind()), actor.zone()))
            .toList(),
        document.components().stream().map(component -> component(component, document)).toList(),
        document.flows().stream()
            .map(
                flow ->
                    new Flow(
                        flow.from(),
                        flow.to(),
                        Open.value(FlowKind.class, flow.kind()),
                        flow.scores()))
            .toList());
  }

  private static Component component(SystemDocument.Component component, SystemDocument document) {
    return new Component(
        component.key(),
        Open.value(ComponentKind.class, component.kind()),
        component.zone(),
        component.inField(),
        Open.optional(Influence.class, component.influence()),
        Open.optional(Party.class, component.party()),
        component.hostedByThirdParty(),
        component.supplier(),
        Open.optional(Approach.class, component.approach()),
        Open.optional(Learning.class, component.learning()),
        Open.optional(Weights.class, component.weights()),
        version(component.version(), document),
        component.changes() == null ? Map.of() : component.changes());
  }

  private static @Nullable Version version(
      SystemDocument.@Nullable Version version, SystemDocument document) {
    if (version == null) {
      return null;
    }
    return new Version(
        version.label(),
        version.digest(),
        version.registry(),
        version.since() == null ? Instant.EPOCH : version.since(),
        data(version.trainedOn(), document));
  }

  /** Identities of data; an alias says which component it is where nothing else does. */
  static List<DataIdentity> data(List<SystemDocument.DataRef> data, SystemDocument document) {
    return data.stream()
        .map(
            one ->
                new DataIdentity(
                    one.component() != null || one.alias() == null
                        ? one.component()
                        : Aliases.component(one.alias(), document),
                    one.alias(),
                    one.version(),
                    one.digest()))
        .toList();
  }

  private static Profile profile(SystemDocument.@Nullable Profile profile) {
    if (profile == null) {
      return new Profile("", null, null, CraScope.UNKNOWN, Map.of(), List.of(), null);
    }
    return new Profile(
        profile.intendedPurpose() == null ? "" : profile.intendedPurpose(),
        Open.optional(Role.class, profile.role()),
        aiAct(profile.aiAct()),
        Open.value(CraScope.class, profile.cra()),
        impact(profile.impact()),
        profile.foreseenChanges().stream()
            .filter(change -> change.change() != null)
            .map(
                change ->
                    new Profile.ForeseenChange(
                        change.component(), String.valueOf(change.change()), change.limits()))
            .toList(),
        tolerance(profile.tolerance()));
  }

  private static Profile.@Nullable AiActFacts aiAct(SystemDocument.@Nullable AiAct facts) {
    if (facts == null) {
      return null;
    }
    SystemDocument.Derogation derogation = facts.derogation();
    return new Profile.AiActFacts(
        facts.annexI(),
        facts.annexIII(),
        derogation == null || derogation.ground() == null || derogation.justification() == null
            ? null
            : new Profile.Derogation(derogation.ground(), derogation.justification()),
        facts.profilesNaturalPersons(),
        facts.prohibitedPractice());
  }

  /** A level that is none is left out: a missing impact counts as the highest. */
  private static Map<SecurityProperty, Profile.Impact> impact(
      @Nullable Map<String, SystemDocument.Impact> impact) {
    Map<SecurityProperty, Profile.Impact> read = new EnumMap<>(SecurityProperty.class);
    if (impact != null) {
      impact.forEach(
          (property, value) -> {
            Level level = Open.level(value.level());
            if (level != null) {
              read.put(
                  Open.value(SecurityProperty.class, property.toUpperCase(Locale.ROOT)),
                  new Profile.Impact(level, String.valueOf(value.rationale())));
            }
          });
    }
    return read;
  }

  private static Profile.@Nullable Tolerance tolerance(
      SystemDocument.@Nullable Tolerance tolerance) {
    Level level = tolerance == null ? null : Open.level(tolerance.level());
    return tolerance == null || level == null
        ? null
        : new Profile.Tolerance(level, String.valueOf(tolerance.reason()));
  }
}
