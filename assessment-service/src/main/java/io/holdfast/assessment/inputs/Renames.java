// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.inputs;

import io.holdfast.assessment.upstream.SystemDocument;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a component under the key that it has today. */
final class Renames {

  private final Map<String, String> renames = new HashMap<>();
  private final Set<String> keys = new HashSet<>();

  Renames(List<Snapshot.Rename> renames, SystemDocument document) {
    renames.forEach(rename -> this.renames.put(rename.fromKey(), rename.toKey()));
    document.components().forEach(component -> keys.add(component.key()));
  }

  /** Today's key; the given one where no rename leads to a component. */
  String today(String key) {
    String current = key;
    for (int step = 0; step < renames.size() && !keys.contains(current); step++) {
      String next = renames.get(current);
      if (next == null) {
        return key;
      }
      current = next;
    }
    return keys.contains(current) ? current : key;
  }

  /** Whether there is a component of this key today. */
  boolean exists(String key) {
    return keys.contains(key);
  }
}
