// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An AI system as the inventory publishes it: all fields, also those that nothing here uses, so
 * that one that somebody sends can be told from a mistake. Enums are open.
 */
public record SystemDocument(
    @Nullable String name,
    @Nullable String team,
    @Nullable String description,
    @Nullable Profile profile,
    List<Zone> zones,
    List<Actor> actors,
    List<Component> components,
    List<Flow> flows) {

  public SystemDocument {
    zones = Lists.orEmpty(zones);
    actors = Lists.orEmpty(actors);
    components = Lists.orEmpty(components);
    flows = Lists.orEmpty(flows);
  }

  /** What the system is for and which law it falls under. */
  public record Profile(
      @Nullable String intendedPurpose,
      @Nullable String role,
      @Nullable AiAct aiAct,
      @Nullable String cra,
      @Nullable Map<String, Impact> impact,
      List<ForeseenChange> foreseenChanges,
      @Nullable Tolerance tolerance) {
    public Profile {
      foreseenChanges = Lists.orEmpty(foreseenChanges);
    }
  }

  /** Facts that decide the class. */
  public record AiAct(
      boolean annexI,
      @Nullable String annexIII,
      @Nullable Derogation derogation,
      boolean profilesNaturalPersons,
      boolean prohibitedPractice) {}

  /** A ground of AI Act Art. 6(3). */
  public record Derogation(@Nullable String ground, @Nullable String justification) {}

  /** Impact on a security property. */
  public record Impact(@Nullable String level, @Nullable String rationale) {}

  /** A change that was foreseen. */
  public record ForeseenChange(
      @Nullable String component, @Nullable String change, @Nullable String limits) {}

  /** A tolerance of its own. */
  public record Tolerance(@Nullable String level, @Nullable String reason) {}

  /** Where components and actors are. */
  public record Zone(String key, @Nullable String name, @Nullable String exposure) {}

  /** Somebody in contact with the system. */
  public record Actor(String key, @Nullable String name, @Nullable String kind, String zone) {}

  /** A part of the system. */
  public record Component(
      String key,
      @Nullable String name,
      @Nullable String kind,
      String zone,
      boolean inField,
      @Nullable String influence,
      @Nullable String party,
      boolean hostedByThirdParty,
      @Nullable String supplier,
      @Nullable String approach,
      @Nullable String learning,
      @Nullable String weights,
      @Nullable String adopts,
      @Nullable String environment,
      List<String> aliases,
      @Nullable String renamedFrom,
      @Nullable Version version,
      @Nullable Map<String, Instant> changes) {
    public Component {
      aliases = Lists.orEmpty(aliases);
    }
  }

  /** A version of a component. */
  public record Version(
      @Nullable String label,
      @Nullable String digest,
      @Nullable String registry,
      @Nullable Instant since,
      List<DataRef> trainedOn) {
    public Version {
      trainedOn = Lists.orEmpty(trainedOn);
    }

    /** How the version is named. */
    public VersionRef ref() {
      return new VersionRef(label, digest, registry);
    }
  }

  /** Data that a model was trained on. */
  public record DataRef(
      @Nullable String component,
      @Nullable String alias,
      @Nullable String version,
      @Nullable String digest) {}

  /** What flows from one to the other. */
  public record Flow(String from, String to, @Nullable String kind, boolean scores) {}

  /** A component by its key. */
  public Optional<Component> component(String key) {
    return components.stream().filter(component -> component.key().equals(key)).findFirst();
  }
}
