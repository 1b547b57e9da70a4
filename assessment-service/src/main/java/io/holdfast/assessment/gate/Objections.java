// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.assessment.AssessmentStore;
import io.holdfast.assessment.engine.gate.GateRule;
import io.holdfast.assessment.engine.gate.Objection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What speaks against a version, computed once per pair of stored results: they never change. */
@ApplicationScoped
class Objections {

  private static final int KEPT = 2_000;

  private final AssessmentStore store;
  private final Map<Key, List<Objection>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, List<Objection>> eldest) {
              return size() > KEPT;
            }
          });

  Objections(AssessmentStore store) {
    this.store = store;
  }

  private record Key(String component, UUID result, @Nullable UUID live) {}

  /**
   * @param live result of the live system; absent: the version is the live one
   */
  List<Objection> of(String component, UUID result, @Nullable UUID live) {
    Key key = new Key(component, result, live);
    List<Objection> found = known.get(key);
    if (found == null) {
      found =
          GateRule.objections(
              component, store.result(result), live == null ? null : store.result(live));
      known.put(key, found);
    }
    return found;
  }
}
