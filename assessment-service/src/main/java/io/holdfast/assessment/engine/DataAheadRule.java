// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.evidence.IdentityRule;
import io.holdfast.assessment.engine.graph.CodePoints;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.DataAhead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Data that has moved on since the live model was trained (method.md section 4). */
final class DataAheadRule {

  private DataAheadRule() {}

  static List<DataAhead> find(SystemGraph graph) {
    List<DataAhead> ahead = new ArrayList<>();
    for (Component model : graph.components()) {
      Version version = model.version();
      if (model.kind() == ComponentKind.MODEL && version != null) {
        Map<String, DataIdentity> recorded = new TreeMap<>(CodePoints.ORDER);
        for (DataIdentity each : version.trainedOn()) {
          if (each.component() != null && graph.find(each.component()) >= 0) {
            Component data = graph.component(graph.find(each.component()));
            recorded.merge(
                data.key(),
                each,
                (one, other) -> IdentityRule.namesCurrent(other, data) ? other : one);
          }
        }
        recorded.forEach(
            (key, trained) -> addIfAhead(ahead, model, trained, graph.component(graph.find(key))));
      }
    }
    return ahead;
  }

  private static void addIfAhead(
      List<DataAhead> ahead, Component model, DataIdentity trained, Component data) {
    String now = IdentityRule.text(data);
    if (now != null && !IdentityRule.namesCurrent(trained, data)) {
      String label = Objects.requireNonNullElse(trained.version(), "");
      String then = trained.digest() == null ? "label " + label : "digest " + trained.digest();
      ahead.add(new DataAhead(model.key(), data.key(), then, now));
    }
  }
}
