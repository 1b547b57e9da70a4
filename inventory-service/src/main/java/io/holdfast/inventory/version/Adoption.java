// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a version event makes of a component: versions belong to events, and an event older than the
 * component's current version never moves it back.
 */
public enum Adoption {
  /** The version becomes the current one. */
  ADOPTED,
  /** It waits to be promoted or deployed; assessed as a candidate. */
  CANDIDATE,
  /** It is the current one already. */
  CURRENT,
  /** It is the current one, of which no digest was known until now. */
  IDENTIFIED,
  /** It is older than the current one: kept in the history only. */
  SUPERSEDED,
  /** This stage does not move this component, and the version was known. */
  RECORDED;

  /**
   * Decides.
   *
   * @param stage what happened to the version
   * @param version the version
   * @param known whether it was heard of before
   * @param environment where it was deployed; absent: not said
   * @param at when it happened
   */
  public static Adoption of(
      Component component,
      Stage stage,
      Version version,
      boolean known,
      @Nullable String environment,
      Instant at) {
    Version current = component.version();
    if (current != null && current.identity().equals(version.identity())) {
      return CURRENT;
    }
    if (current != null && identifies(version, current, at)) {
      return IDENTIFIED;
    }
    boolean older = current != null && current.since() != null && at.isBefore(current.since());
    if (moves(component, stage, known, environment)) {
      return older ? SUPERSEDED : ADOPTED;
    }
    if (older) {
      return SUPERSEDED;
    }
    return adopts(component) == Stage.TRAINED ? RECORDED : CANDIDATE;
  }

  /**
   * Whether a version with a digest is the current one, known without: it has the same immutable
   * registry version, or the same label and is not newer.
   */
  private static boolean identifies(Version version, Version current, Instant at) {
    if (version.digest() == null || current.digest() != null) {
      return false;
    }
    if (version.registry() != null && current.registry() != null) {
      return version.registry().equals(current.registry());
    }
    return version.label() != null
        && version.label().equals(current.label())
        && current.since() != null
        && !at.isAfter(current.since());
  }

  /**
   * The stage of a version that a component is said to be in use with: whatever makes it current,
   * unless that is a deployment, which is somewhere.
   */
  public static Stage stageInUse(Component component, @Nullable String environment) {
    Stage stage = adopts(component);
    return stage == Stage.DEPLOYED && environment == null ? Stage.TRAINED : stage;
  }

  private static boolean moves(
      Component component, Stage stage, boolean known, @Nullable String environment) {
    return switch (adopts(component)) {
      // a version whose training was never reported exists all the same
      case TRAINED -> stage == Stage.TRAINED || !known;
      case PROMOTED -> stage == Stage.PROMOTED;
      case DEPLOYED ->
          stage == Stage.DEPLOYED
              && (component.environment() == null || component.environment().equals(environment));
    };
  }

  private static Stage adopts(Component component) {
    return component.adopts() == null ? Stage.TRAINED : Stage.valueOf(component.adopts());
  }
}
