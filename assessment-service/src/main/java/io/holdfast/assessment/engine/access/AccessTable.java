// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.access;

import io.holdfast.assessment.engine.graph.Reach;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Access;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The access table of method.md section 3, row by row, for all components at once. */
public final class AccessTable {

  private final Map<Access, Ways> rows = new EnumMap<>(Access.class);
  private final Ways queryWithAnswer;

  public AccessTable(SystemGraph graph) {
    InferenceAccess inference = new InferenceAccess(graph);
    Reach anyPath = AnyPathAccess.search(graph);
    rows.put(Access.INFER_QUERY, inference.query());
    rows.put(Access.INFER_SCORES, inference.scores());
    rows.put(Access.INDIRECT_INPUT, IndirectInputAccess.ways(graph));
    rows.put(Access.TRAIN_WRITE, TrainWriteAccess.ways(graph));
    rows.put(Access.PHYSICAL, PhysicalAccess.ways(graph));
    rows.put(Access.SUPPLY_CHAIN, SupplyChainAccess.ways(graph));
    rows.put(Access.PIPELINE_WRITE, WriteAccess.pipeline(graph));
    rows.put(Access.RUNTIME_WRITE, WriteAccess.runtime(graph));
    rows.put(Access.MODEL_READ, AnyPathAccess.modelRead(graph, anyPath));
    rows.put(Access.NETWORK_ONLY, AnyPathAccess.networkOnly(graph, anyPath));
    rows.put(Access.INSIDER, AnyPathAccess.insider(graph));
    rows.put(Access.WHITE_BOX, WhiteBoxAccess.ways(graph, rows));
    queryWithAnswer = inference.queryWithAnswer();
    ModelBehaviour behaviour = new ModelBehaviour(graph);
    behaviour.giveAway(row(Access.INFER_QUERY));
    behaviour.giveAway(queryWithAnswer);
    behaviour.giveAway(row(Access.INFER_SCORES));
    behaviour.giveAway(row(Access.WHITE_BOX));
  }

  /**
   * The cheapest way to have an access at a component.
   *
   * @param needsAnswer for families that hurt only confidentiality: a query without the way back
   *     tells nothing
   */
  public @Nullable Way way(Access access, int component, boolean needsAnswer) {
    if (access == Access.UNKNOWN) {
      return null;
    }
    if (access == Access.INFER_QUERY && needsAnswer) {
      return queryWithAnswer.at(component);
    }
    return row(access).at(component);
  }

  private Ways row(Access access) {
    Ways ways = rows.get(access);
    if (ways == null) {
      throw new IllegalArgumentException("no row for " + access);
    }
    return ways;
  }
}
