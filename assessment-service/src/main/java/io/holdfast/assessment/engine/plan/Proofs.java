// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.plan;

import io.holdfast.assessment.engine.evidence.IdentityRule;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evidence as an action would bring it (method.md sections 4 and 9): passing, by test, collected at
 * asOf, of the current identities of what the safeguard covers. What has no identity that could be
 * named is not named, so nothing is proven of it.
 */
final class Proofs {

  private final Instant asOf;
  private final List<Component> nameable;
  private final List<DataIdentity> data;
  private final Map<String, Component> components = new HashMap<>();
  private final Map<String, Set<ComponentKind>> boundKinds = new HashMap<>();

  Proofs(AssessmentInput input) {
    asOf = input.asOf();
    List<Component> sorted =
        input.revision().components().stream()
            .sorted(Comparator.comparing(Component::key, CodePoints.ORDER))
            .toList();
    sorted.forEach(component -> components.put(component.key(), component));
    nameable =
        sorted.stream()
            .filter(component -> IdentityRule.strengthOf(component) != IdentityStrength.NONE)
            .toList();
    data = dataOfNow(sorted);
    for (Edition.EvidenceKind kind : input.edition().evidenceKinds()) {
      Set<ComponentKind> bound = EnumSet.of(ComponentKind.MODEL);
      bound.addAll(kind.digestBound());
      boundKinds.put(kind.id(), bound);
    }
  }

  /** Data that cannot be named is what it was at collection, so then none is named. */
  private static List<DataIdentity> dataOfNow(List<Component> sorted) {
    List<DataIdentity> named = new ArrayList<>();
    for (Component component : sorted) {
      if (component.kind() == ComponentKind.TRAINING_DATA) {
        Version version = component.version();
        if (version == null) {
          return List.of();
        }
        String label = version.registry() == null ? version.label() : version.registry();
        if (label == null && version.digest() == null) {
          return List.of();
        }
        named.add(new DataIdentity(component.key(), null, label, version.digest()));
      }
    }
    return named;
  }

  /** Evidence of this kind for the action's safeguard. */
  Evidence of(Action action, String kind, String id, String safeguard) {
    return new Evidence(
        id,
        kind,
        subjects(action, kind),
        Outcome.PASS,
        EvidenceMethod.TEST,
        asOf,
        asOf,
        null,
        List.of(safeguard),
        Signature.NOT_SIGNED,
        List.of());
  }

  private List<Evidence.Subject> subjects(Action action, String kind) {
    List<Evidence.Subject> subjects = new ArrayList<>();
    if (action.scope() == ScopeKind.COMPONENT) {
      Component covered = components.get(action.component());
      if (covered != null) {
        subjects.add(subject(covered));
        Set<ComponentKind> beside = EnumSet.copyOf(bound(kind));
        beside.remove(covered.kind());
        nameable.stream()
            .filter(component -> beside.contains(component.kind()))
            .forEach(component -> subjects.add(subject(component)));
      }
      return subjects;
    }
    subjects.add(
        action.scope() == ScopeKind.ORGANISATION
            ? new Evidence.OfOrganisation()
            : new Evidence.OfSystem());
    nameable.forEach(component -> subjects.add(subject(component)));
    return subjects;
  }

  /** What is bound to models and data speaks for another component only by naming those. */
  private Set<ComponentKind> bound(String kind) {
    return boundKinds.getOrDefault(kind, Set.of(ComponentKind.MODEL));
  }

  private Evidence.Subject subject(Component component) {
    Version version = component.version();
    if (version == null) {
      return new Evidence.OfComponent(component.key(), Identity.NONE, List.of());
    }
    Identity identity =
        new Identity(version.label(), version.digest(), version.registry(), version.since());
    boolean namesData = component.kind() == ComponentKind.MODEL && version.trainedOn().isEmpty();
    return new Evidence.OfComponent(component.key(), identity, namesData ? data : List.of());
  }
}
