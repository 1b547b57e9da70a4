// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Identity of a version (method.md section 2): its digest, or an immutable registry version, or,
 * for hosted third-party models and data, label and since.
 */
public final class IdentityRule {

  private IdentityRule() {}

  /** How strongly the component's current version can be named at all. */
  public static IdentityStrength strengthOf(Component component) {
    Version version = component.version();
    if (version == null) {
      return IdentityStrength.NONE;
    }
    if (version.digest() != null) {
      return IdentityStrength.STRONG;
    }
    if (version.registry() != null) {
      return IdentityStrength.MEDIUM;
    }
    return mayBeLabelled(component) && version.label() != null
        ? IdentityStrength.WEAK
        : IdentityStrength.NONE;
  }

  /**
   * How strongly this names the component's current version; NONE if it names another one or none.
   *
   * @param seen when it was looked at: a label without a since means what it meant then
   */
  public static IdentityStrength match(Identity named, Component component, Instant seen) {
    Version version = component.version();
    if (version == null) {
      return IdentityStrength.NONE;
    }
    if (version.digest() != null && named.digest() != null) {
      return version.digest().equals(named.digest())
          ? IdentityStrength.STRONG
          : IdentityStrength.NONE;
    }
    if (version.registry() != null && named.registry() != null) {
      return version.registry().equals(named.registry())
          ? IdentityStrength.MEDIUM
          : IdentityStrength.NONE;
    }
    return mayBeLabelled(component) && sameLabel(named, version, seen)
        ? IdentityStrength.WEAK
        : IdentityStrength.NONE;
  }

  private static boolean sameLabel(Identity named, Version version, Instant seen) {
    if (version.label() == null || !version.label().equals(named.label())) {
      return false;
    }
    Instant since = named.since();
    return since == null ? !seen.isBefore(version.since()) : since.equals(version.since());
  }

  private static boolean mayBeLabelled(Component component) {
    boolean modelOrData =
        switch (component.kind()) {
          case MODEL, TRAINING_DATA, DATA_SOURCE, RETRIEVAL_STORE -> true;
          default -> false;
        };
    return modelOrData && component.party() == Party.THIRD_PARTY && component.hostedByThirdParty();
  }

  /** Whether two records name the same state of the same data. */
  static boolean sameData(DataIdentity a, DataIdentity b) {
    if (a.digest() != null && b.digest() != null) {
      return a.digest().equals(b.digest());
    }
    boolean sameSet =
        a.component() != null && b.component() != null
            ? a.component().equals(b.component())
            : a.alias() != null && a.alias().equals(b.alias());
    return sameSet && a.version() != null && a.version().equals(b.version());
  }

  /** Whether the record names the current version of this data. */
  public static boolean namesCurrent(DataIdentity named, Component data) {
    Version version = data.version();
    if (version == null) {
      return false;
    }
    if (named.digest() != null && version.digest() != null) {
      return named.digest().equals(version.digest());
    }
    boolean sameSet = data.key().equals(named.component());
    return sameSet
        && named.version() != null
        && (named.version().equals(version.registry()) || named.version().equals(version.label()));
  }

  /** Kinds of components whose versions are identities that evidence is bound to. */
  static boolean carriesIdentity(ComponentKind kind) {
    return kind == ComponentKind.MODEL || kind == ComponentKind.TRAINING_DATA;
  }

  /** The current version as text; the same text is the same version. */
  public static @Nullable String text(Component component) {
    Version version = component.version();
    if (version == null) {
      return null;
    }
    return switch (strengthOf(component)) {
      case STRONG -> "digest " + version.digest();
      case MEDIUM -> "registry " + version.registry();
      case WEAK, NONE -> "label " + version.label() + " since " + version.since();
    };
  }
}
