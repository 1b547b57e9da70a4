// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import io.holdfast.assessment.upstream.Aliases;
import io.holdfast.assessment.upstream.LifecycleEvent;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.assessment.upstream.VersionRef;
import java.util.List;
import java.util.Optional;

/** Finds the components that an event's subjects are, by their aliases. */
final class Subjects {

  private Subjects() {}

  /**
   * A component as an event names it.
   *
   * @param isCurrent whether the named version is the current one, or none is named
   */
  record Named(String component, VersionRef version, boolean isCurrent) {}

  /** The case's components, each with the version that the event names of it. */
  static List<Named> named(List<String> components, LifecycleEvent event, SystemDocument document) {
    return components.stream().map(key -> named(key, components, event, document)).toList();
  }

  private static Named named(
      String key, List<String> components, LifecycleEvent event, SystemDocument document) {
    Optional<SystemDocument.Component> component = document.component(key);
    VersionRef version =
        subject(component, components, event)
            .map(subject -> version(subject, event.immutableVersions()))
            .orElse(VersionRef.NONE);
    SystemDocument.Version current = component.map(SystemDocument.Component::version).orElse(null);
    boolean isCurrent = version.isEmpty() || (current != null && version.names(current.ref()));
    return new Named(key, version, isCurrent);
  }

  private static Optional<LifecycleEvent.Subject> subject(
      Optional<SystemDocument.Component> component, List<String> components, LifecycleEvent event) {
    Optional<LifecycleEvent.Subject> byAlias =
        component.stream()
            .flatMap(found -> found.aliases().stream())
            .flatMap(
                alias ->
                    event.subjects().stream()
                        .filter(subject -> Aliases.same(alias, subject.alias())))
            .findFirst();
    boolean single = components.size() == 1 && event.subjects().size() == 1;
    return byAlias.isPresent() || !single ? byAlias : Optional.of(event.subjects().getFirst());
  }

  private static VersionRef version(LifecycleEvent.Subject subject, boolean immutable) {
    String registry =
        immutable && subject.version() != null
            ? Aliases.plain(subject.alias()) + "@" + subject.version()
            : null;
    return new VersionRef(subject.version(), subject.digest(), registry);
  }
}
