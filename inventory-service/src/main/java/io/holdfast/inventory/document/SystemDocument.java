// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An AI system as one declarative document (method, section 2). Kinds are texts rather than enums,
 * so that validation can name every unknown one at once. Lists that are absent are empty.
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
    zones = zones == null ? List.of() : zones;
    actors = actors == null ? List.of() : actors;
    components = components == null ? List.of() : components;
    flows = flows == null ? List.of() : flows;
  }

  /** The same with other components. */
  public SystemDocument withComponents(List<Component> others) {
    return new SystemDocument(name, team, description, profile, zones, actors, others, flows);
  }

  /** What the owner declares: without versions and change times, which events move. */
  public SystemDocument declared() {
    return withComponents(
        components.stream().map(c -> c.withVersion(null).withChanges(null)).toList());
  }

  /** What the system is for and what it must withstand. */
  public record Profile(
      @Nullable String intendedPurpose,
      @Nullable String role,
      @Nullable AiAct aiAct,
      @Nullable String cra,
      @Nullable Map<String, Impact> impact,
      @Nullable List<ForeseenChange> foreseenChanges,
      @Nullable Tolerance tolerance) {}

  /** Facts for the class under the AI Act, Art. 5 and 6. */
  public record AiAct(
      @Nullable Boolean annexI,
      @Nullable String annexIII,
      @Nullable Derogation derogation,
      @Nullable Boolean profilesNaturalPersons,
      @Nullable Boolean prohibitedPractice) {}

  /** A ground of Art. 6(3) and why it holds. */
  public record Derogation(@Nullable String ground, @Nullable String justification) {}

  /** How bad the loss of a security property would be. */
  public record Impact(@Nullable String level, @Nullable String rationale) {}

  /** A change that the initial conformity assessment foresees (Annex IV, 2(f)). */
  public record ForeseenChange(
      @Nullable String component, @Nullable String change, @Nullable String limits) {}

  /** A lower tolerance than the class gives, and why. */
  public record Tolerance(@Nullable String level, @Nullable String reason) {}

  public record Zone(@Nullable String key, @Nullable String name, @Nullable String exposure) {}

  public record Actor(
      @Nullable String key, @Nullable String name, @Nullable String kind, @Nullable String zone) {}

  public record Flow(
      @Nullable String from,
      @Nullable String to,
      @Nullable String kind,
      @Nullable Boolean scores) {}

  /**
   * A part of the system.
   *
   * @param adopts what makes a version current: TRAINED, PROMOTED or DEPLOYED
   * @param environment where DEPLOYED counts; absent: anywhere
   * @param aliases purls and URNs by which pipelines name it
   * @param renamedFrom its key until now, so that it keeps its versions
   * @param changes latest time of each kind of change; kept here, never declared
   */
  public record Component(
      @Nullable String key,
      @Nullable String name,
      @Nullable String kind,
      @Nullable String zone,
      @Nullable Boolean inField,
      @Nullable String influence,
      @Nullable String party,
      @Nullable Boolean hostedByThirdParty,
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
      aliases = aliases == null ? List.of() : aliases;
    }

    public Component withVersion(@Nullable Version other) {
      return new Component(
          key,
          name,
          kind,
          zone,
          inField,
          influence,
          party,
          hostedByThirdParty,
          supplier,
          approach,
          learning,
          weights,
          adopts,
          environment,
          aliases,
          renamedFrom,
          other,
          changes);
    }

    public Component withChanges(@Nullable Map<String, Instant> others) {
      return new Component(
          key,
          name,
          kind,
          zone,
          inField,
          influence,
          party,
          hostedByThirdParty,
          supplier,
          approach,
          learning,
          weights,
          adopts,
          environment,
          aliases,
          renamedFrom,
          version,
          others);
    }

    /** Without the note of its former key, which has been acted on. */
    public Component settled() {
      return new Component(
          key,
          name,
          kind,
          zone,
          inField,
          influence,
          party,
          hostedByThirdParty,
          supplier,
          approach,
          learning,
          weights,
          adopts,
          environment,
          aliases,
          null,
          version,
          changes);
    }
  }

  /**
   * A version of a component. Its identity is its digest, else its immutable registry version, else
   * label and since.
   */
  public record Version(
      @Nullable String label,
      @Nullable String digest,
      @Nullable String registry,
      @Nullable Instant since,
      List<DataVersion> trainedOn) {

    public Version {
      trainedOn = trainedOn == null ? List.of() : trainedOn;
    }

    /** What tells this version from others. */
    public String identity() {
      if (digest != null) {
        return digest;
      }
      return registry != null ? registry : "label:" + label;
    }
  }

  /** A version of a data set that a model was trained on. */
  public record DataVersion(
      @Nullable String component,
      @Nullable String alias,
      @Nullable String version,
      @Nullable String digest) {}
}
