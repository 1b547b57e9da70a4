// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import io.holdfast.inventory.document.SystemDocument;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.inventory.revision.TypedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a declared document does to versions: nothing, but for new components or when told to adopt
 * them. What events have moved stays.
 */
public final class DeclaredVersions {

  /** The document with the versions that hold, what they changed, and what was ignored. */
  public record Outcome(SystemDocument document, List<TypedChange> changes, List<String> ignored) {}

  private DeclaredVersions() {}

  /**
   * Merges a declared document with the state that events have led to.
   *
   * @param current the state now; absent for a new system
   * @param adopt whether declared versions replace those of events
   */
  public static Outcome merge(
      @Nullable SystemDocument current, SystemDocument declared, boolean adopt, Instant now) {
    Map<String, Component> before = new HashMap<>();
    if (current != null) {
      current.components().forEach(c -> before.put(String.valueOf(c.key()), c));
    }
    List<Component> merged = new ArrayList<>();
    List<TypedChange> changes = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < declared.components().size(); i++) {
      Component component = declared.components().get(i);
      Component previous = previous(before, component);
      Version wanted = component.version();
      if (previous == null) {
        merged.add(wanted == null ? component : component.withVersion(since(wanted, now)));
        continue;
      }
      Component kept = component.withVersion(previous.version()).withChanges(previous.changes());
      if (wanted != null && !same(wanted, previous.version())) {
        if (adopt) {
          kept = kept.withVersion(since(wanted, now));
          changes.add(moved(component, previous.version(), wanted, now));
        } else {
          ignored.add("/components/" + i + "/version");
        }
      }
      merged.add(kept);
    }
    return new Outcome(declared.withComponents(merged), changes, ignored);
  }

  private static @Nullable Component previous(Map<String, Component> before, Component component) {
    Component same = before.get(String.valueOf(component.key()));
    return same == null && component.renamedFrom() != null
        ? before.get(component.renamedFrom())
        : same;
  }

  private static boolean same(Version wanted, @Nullable Version current) {
    return current != null && Objects.equals(wanted.identity(), current.identity());
  }

  private static Version since(Version version, Instant now) {
    return version.since() != null
        ? version
        : new Version(
            version.label(), version.digest(), version.registry(), now, version.trainedOn());
  }

  private static TypedChange moved(
      Component component, @Nullable Version from, Version to, Instant now) {
    return new TypedChange(
        VersionEvents.kindOfChange(component, null),
        component.key(),
        "version",
        from == null ? null : from.identity(),
        to.identity(),
        now);
  }
}
