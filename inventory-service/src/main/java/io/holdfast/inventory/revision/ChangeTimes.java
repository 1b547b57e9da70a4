// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the latest time of each kind of change on the components that it touches. */
public final class ChangeTimes {

  private ChangeTimes() {}

  /** The document with the change times moved on; never back. */
  public static SystemDocument applied(SystemDocument document, List<TypedChange> changes) {
    return document.withComponents(
        document.components().stream().map(component -> applied(component, changes)).toList());
  }

  private static Component applied(Component component, List<TypedChange> changes) {
    Map<String, Instant> times =
        component.changes() == null ? new TreeMap<>() : new TreeMap<>(component.changes());
    for (TypedChange change : changes) {
      if (change.component() != null
          && change.component().equals(component.key())
          && Vocabulary.CHANGES.contains(change.kind())) {
        times.merge(change.kind(), change.at(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    return times.isEmpty() ? component : component.withChanges(times);
  }
}
