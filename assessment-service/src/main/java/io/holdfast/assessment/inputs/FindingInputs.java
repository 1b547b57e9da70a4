// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.assessment.upstream.VersionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Findings as they follow from the rows by which they open and close, in the order in which that
 * happened. A row that speaks of a version which was not the current one counts when it is.
 */
final class FindingInputs {

  private static final Comparator<Snapshot.Finding> ORDER =
      Comparator.comparing(Snapshot.Finding::at)
          .thenComparing(Snapshot.Finding::recordedAt)
          .thenComparing(Snapshot.Finding::id);

  private FindingInputs() {}

  private record Key(String component, String kind, String key) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::component).thenComparing(Key::kind).thenComparing(Key::key);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  static List<Finding> of(Snapshot snapshot, SystemDocument document) {
    Renames renames = new Renames(snapshot.renames(), document);
    TreeMap<Key, List<Snapshot.Finding>> rows = new TreeMap<>();
    for (Snapshot.Finding row : snapshot.findings()) {
      String component = renames.today(row.component());
      if (renames.exists(component) && counts(row, component, document)) {
        rows.computeIfAbsent(
                new Key(component, row.kind(), row.findingKey()), key -> new ArrayList<>())
            .add(row);
      }
    }
    List<Finding> findings = new ArrayList<>();
    rows.forEach((key, events) -> findings.addAll(periods(key, events)));
    return findings;
  }

  private static boolean counts(Snapshot.Finding row, String component, SystemDocument document) {
    if (row.wasCurrent()) {
      return true;
    }
    VersionRef named = new VersionRef(row.label(), row.digest(), row.registry());
    return Optional.ofNullable(document.component(component).orElseThrow().version())
        .map(version -> named.names(version.ref()))
        .orElse(false);
  }

  private static Collection<Finding> periods(Key key, List<Snapshot.Finding> events) {
    List<Finding> periods = new ArrayList<>();
    @Nullable Finding open = null;
    for (Snapshot.Finding event : events.stream().sorted(ORDER).toList()) {
      if (event.action().equals("OPENED")) {
        open = open == null ? opened(key, event) : worse(open, event);
      } else if (open != null) {
        periods.add(until(open, event.at()));
        open = null;
      }
    }
    if (open != null) {
      periods.add(open);
    }
    return periods;
  }

  private static Finding opened(Key key, Snapshot.Finding event) {
    return new Finding(
        event.id(),
        Open.value(FindingKind.class, key.kind()),
        key.component(),
        event.at(),
        null,
        event.exploitable(),
        Open.level(event.severity()));
  }

  /** The same finding reported again: the worse of both counts. */
  private static Finding worse(Finding open, Snapshot.Finding event) {
    Level again = Open.level(event.severity());
    Level before = open.severity();
    return new Finding(
        open.id(),
        open.kind(),
        open.component(),
        open.since(),
        null,
        open.exploitable() || event.exploitable(),
        before == null || (again != null && again.isAbove(before)) ? again : before);
  }

  private static Finding until(Finding open, Instant end) {
    return new Finding(
        open.id(),
        open.kind(),
        open.component(),
        open.since(),
        end,
        open.exploitable(),
        open.severity());
  }
}
