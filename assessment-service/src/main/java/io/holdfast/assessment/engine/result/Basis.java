// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Profile.ForeseenChange;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment was computed from. Texts, not structures: enough to say what changed.
 *
 * @param profile the facts of the profile that results depend on, by name
 * @param components identity and changes per component, by key
 * @param architecture zones, actors, placements and flows, one line each
 * @param findings ids of the open ones
 * @param safeguards state per safeguard, by id
 * @param evidence ids known at asOf
 */
public record Basis(
    String systemId,
    long revision,
    String edition,
    String methodVersion,
    Instant asOf,
    String intendedPurpose,
    List<ForeseenChange> foreseenChanges,
    SortedMap<String, String> profile,
    List<ComponentBasis> components,
    List<String> architecture,
    List<ChangeBasis> changes,
    List<FindingBasis> findings,
    List<SafeguardBasis> safeguards,
    List<String> evidence) {

  public Basis {
    foreseenChanges = List.copyOf(foreseenChanges);
    profile = Collections.unmodifiableSortedMap(new TreeMap<>(profile));
    components = List.copyOf(components);
    architecture = List.copyOf(architecture);
    changes = List.copyOf(changes);
    findings = List.copyOf(findings);
    safeguards = List.copyOf(safeguards);
    evidence = List.copyOf(evidence);
  }

  /** A component and its current version as text; absent: none. */
  public record ComponentBasis(
      String key, @Nullable String version, SortedMap<String, Instant> changes) {}

  /** A change that is on no component. */
  public record ChangeBasis(String id, String kind, Instant at) {}

  /** An open finding. */
  public record FindingBasis(String id, String kind, @Nullable String component) {}

  /** A safeguard as it stands at asOf. */
  public record SafeguardBasis(String id, String control, String scope, boolean implemented) {}
}
