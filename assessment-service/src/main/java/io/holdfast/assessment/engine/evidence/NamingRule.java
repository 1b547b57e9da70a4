// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.graph.Edges;
import io.holdfast.assessment.engine.graph.SystemGraph;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.DataIdentity;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.result.IdentityStrength;
import io.holdfast.assessment.engine.result.Invalidity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rule 1 of method.md section 4: digest-bound evidence names every component of the bound kind in
 * the safeguard's scope by its current identity, and where changed data would invalidate it, the
 * data that the model was trained on.
 */
final class NamingRule {

  /** Scope of a safeguard on the whole system or organisation. */
  static final int WHOLE_SYSTEM = -1;

  private static final String DATA_CHANGED = "TRAINING_DATA_CHANGED";

  private final SystemGraph graph;
  private final CarryOvers carryOvers;
  private final Map<Set<ComponentKind>, List<Integer>> ofKinds = new HashMap<>();
  private final Map<Integer, List<Integer>> dataOf = new HashMap<>();

  NamingRule(SystemGraph graph, CarryOvers carryOvers) {
    this.graph = graph;
    this.carryOvers = carryOvers;
  }

  /** Rule 1 for a safeguard that covers this component, or the whole system. */
  Naming check(Evidence evidence, Edition.EvidenceKind kind, int scope) {
    if (kind.digestBound().isEmpty()) {
      return Naming.NOTHING_TO_NAME;
    }
    boolean dataMatters = kind.invalidatedBy().contains(DATA_CHANGED);
    return check(evidence, kind.digestBound(), scope, dataMatters);
  }

  /**
   * What counts under <em>effective</em> names the current identity of every model in scope and of
   * whatever model or data set it speaks about, also where its kind is not digest-bound. Absent: it
   * counts.
   */
  @Nullable Invalidity provesNoEffect(Evidence evidence, int scope) {
    Naming models = check(evidence, Set.of(ComponentKind.MODEL), scope, false);
    if (!models.isRight()) {
      return models.invalid();
    }
    boolean namesSome = false;
    for (Evidence.Subject subject : evidence.subjects()) {
      if (subject instanceof Evidence.OfComponent named) {
        int node = graph.find(named.component());
        namesSome |= node >= 0;
        if (node >= 0 && IdentityRule.carriesIdentity(graph.kind(node))) {
          Naming other = name(Naming.NOTHING_TO_NAME, evidence, node, false);
          if (!other.isRight()) {
            return other.invalid();
          }
        }
      }
    }
    return namesSome ? null : Invalidity.of(Invalidity.Reason.NAMES_NO_COMPONENT);
  }

  private Naming check(
      Evidence evidence, Set<ComponentKind> kinds, int scope, boolean dataMatters) {
    Naming naming = Naming.NOTHING_TO_NAME;
    List<Integer> bound = bound(kinds, scope);
    if (bound.isEmpty()) {
      bound = namedOf(evidence, kinds);
      List<Integer> all = bound(kinds, WHOLE_SYSTEM);
      if (bound.isEmpty() && !all.isEmpty()) {
        return notCurrent(Invalidity.Reason.IDENTITY_NOT_CURRENT, all.getFirst());
      }
    }
    for (int component : bound) {
      naming = name(naming, evidence, component, dataMatters);
      if (!naming.isRight()) {
        return naming;
      }
    }
    return naming;
  }

  private List<Integer> bound(Set<ComponentKind> kinds, int scope) {
    if (scope != WHOLE_SYSTEM) {
      return kinds.contains(graph.kind(scope)) ? List.of(scope) : List.of();
    }
    return ofKinds.computeIfAbsent(kinds, this::findOfKinds);
  }

  private List<Integer> findOfKinds(Set<ComponentKind> kinds) {
    return IntStream.range(0, graph.size())
        .filter(node -> kinds.contains(graph.kind(node)))
        .boxed()
        .toList();
  }

  /** Evidence for a safeguard beside what it is bound to is judged by what it names itself. */
  private List<Integer> namedOf(Evidence evidence, Set<ComponentKind> kinds) {
    return evidence.subjects().stream()
        .filter(Evidence.OfComponent.class::isInstance)
        .map(subject -> graph.find(((Evidence.OfComponent) subject).component()))
        .filter(node -> node >= 0 && kinds.contains(graph.kind(node)))
        .sorted()
        .toList();
  }

  private Naming name(Naming naming, Evidence evidence, int node, boolean dataMatters) {
    CarryOvers.Carried carried = carryOvers.of(evidence.id(), node);
    if (carried != null) {
      return naming.and(carried.identity(), carried.decision());
    }
    Component component = graph.component(node);
    Invalidity.Reason reason = Invalidity.Reason.IDENTITY_NOT_CURRENT;
    for (Evidence.Subject subject : evidence.subjects()) {
      if (subject instanceof Evidence.OfComponent named
          && named.component().equals(component.key())) {
        IdentityStrength strength =
            IdentityRule.match(named.identity(), component, evidence.collectedAt());
        if (strength != IdentityStrength.NONE) {
          boolean ofModel = dataMatters && component.kind() == ComponentKind.MODEL;
          if (!ofModel || namesData(evidence, named, node)) {
            return naming.and(strength, null);
          }
          reason = Invalidity.Reason.DATA_NOT_CURRENT;
        }
      }
    }
    return notCurrent(reason, node);
  }

  private Naming notCurrent(Invalidity.Reason reason, int node) {
    String key = graph.component(node).key();
    return new Naming(new Invalidity(reason, key, null, null), null, null);
  }

  /**
   * The data that the version was trained on, or where it records none the data of now, is what the
   * evidence names. Evidence that names no data adopts what its version records; where that records
   * none either, the data must be what it was at collection.
   */
  private boolean namesData(Evidence evidence, Evidence.OfComponent named, int model) {
    Version version = graph.component(model).version();
    List<DataIdentity> trainedOn = version == null ? List.of() : version.trainedOn();
    if (!trainedOn.isEmpty()) {
      return named.data().isEmpty()
          || (covers(trainedOn, named.data()) && covers(named.data(), trainedOn));
    }
    for (int data : dataOf(model)) {
      if (!namesNow(evidence, named.data(), graph.component(data))) {
        return false;
      }
    }
    return true;
  }

  private static boolean namesNow(Evidence evidence, List<DataIdentity> named, Component data) {
    if (!named.isEmpty()) {
      return named.stream().anyMatch(each -> IdentityRule.namesCurrent(each, data));
    }
    @Nullable Version version = data.version();
    Instant changed = data.changes().get(DATA_CHANGED);
    return (version == null || version.since().isBefore(evidence.collectedAt()))
        && (changed == null || changed.isBefore(evidence.collectedAt()));
  }

  private static boolean covers(List<DataIdentity> some, List<DataIdentity> others) {
    return others.stream()
        .allMatch(other -> some.stream().anyMatch(one -> IdentityRule.sameData(one, other)));
  }

  /** Data sets that feed the model. */
  private List<Integer> dataOf(int model) {
    return dataOf.computeIfAbsent(model, this::findData);
  }

  private List<Integer> findData(int model) {
    Edges in = graph.in();
    BitSet seen = new BitSet(graph.size());
    Deque<Integer> open = new ArrayDeque<>(List.of(model));
    while (!open.isEmpty()) {
      int node = open.remove();
      for (int edge = in.first(node); edge < in.end(node); edge++) {
        int source = in.node(edge);
        if (!graph.isActor(source) && ChangeIndex.feeds(in.kind(edge)) && !seen.get(source)) {
          seen.set(source);
          open.add(source);
        }
      }
    }
    return seen.stream()
        .filter(node -> graph.kind(node) == ComponentKind.TRAINING_DATA)
        .boxed()
        .toList();
  }
}
