// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.graph;

import io.holdfast.assessment.engine.input.Actor;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Zone;
import io.holdfast.assessment.engine.result.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A revision as numbers: components come first, actors after them, each in code-point order of
 * their keys, so that comparing numbers compares keys and the order of the input never matters.
 */
public final class SystemGraph {

  private final List<Component> components;
  private final List<Actor> actors;
  private final Map<String, Integer> nodes = new HashMap<>();
  private final Map<String, Integer> zoneNumbers = new HashMap<>();
  private final int[] zones;
  private final int[] exposures;
  private final List<Holder> holders;
  private final Map<Holder, Integer> holderNumbers = new HashMap<>();
  private final Edges out;
  private final Edges in;
  private final List<Flow> dangling = new ArrayList<>();

  public SystemGraph(SystemRevision revision) {
    components =
        revision.components().stream()
            .sorted(Comparator.comparing(Component::key, CodePoints.ORDER))
            .toList();
    actors =
        revision.actors().stream()
            .sorted(Comparator.comparing(Actor::key, CodePoints.ORDER))
            .toList();
    int size = components.size() + actors.size();
    zones = new int[size];
    exposures = new int[size];
    Map<String, Integer> numbers = new HashMap<>();
    for (Zone zone : revision.zones()) {
      numbers.put(zone.key(), zone.exposure().number());
      zoneNumbers.put(zone.key(), zoneNumbers.size());
    }
    for (int node = size - 1; node >= 0; node--) {
      String zone = isActor(node) ? actor(node).zone() : components.get(node).zone();
      nodes.put(isActor(node) ? actor(node).key() : components.get(node).key(), node);
      zones[node] = zoneNumbers.computeIfAbsent(zone, key -> zoneNumbers.size());
      exposures[node] = numbers.getOrDefault(zone, Exposure.UNKNOWN.number());
    }
    holders = holders();
    holders.forEach(holder -> holderNumbers.put(holder, holderNumbers.size()));
    long[] flows = sorted(revision.flows());
    out = Edges.from(flows, size);
    in = Edges.from(Arrays.stream(flows).map(Edges::reversed).sorted().toArray(), size);
  }

  private List<Holder> holders() {
    TreeSet<Holder> all = new TreeSet<>(Holder.ORDER);
    all.add(Holder.ANYONE);
    actors.forEach(actor -> all.add(new Holder(Path.Holder.ACTOR, actor.key())));
    components.forEach(component -> all.add(supplierOf(component)));
    return List.copyOf(all);
  }

  private static Holder supplierOf(Component component) {
    String supplier = component.supplier();
    return new Holder(Path.Holder.SUPPLIER, supplier == null ? component.key() : supplier);
  }

  private long[] sorted(List<Flow> flows) {
    long[] codes = new long[flows.size()];
    int count = 0;
    for (Flow flow : flows) {
      Integer from = nodes.get(flow.from());
      Integer to = nodes.get(flow.to());
      if (from == null || to == null) {
        dangling.add(flow);
      } else {
        codes[count++] = Edges.code(from, to, flow.kind(), flow.scores());
      }
    }
    return Arrays.stream(codes, 0, count).sorted().distinct().toArray();
  }

  public List<Component> components() {
    return components;
  }

  public int size() {
    return components.size();
  }

  public Component component(int node) {
    return components.get(node);
  }

  public ComponentKind kind(int node) {
    return components.get(node).kind();
  }

  /** The number of the component with this key, or -1. */
  public int find(String key) {
    Integer node = nodes.get(key);
    return node == null || isActor(node) ? -1 : node;
  }

  /** Numbers of all actors: those behind the components. */
  public int firstActor() {
    return components.size();
  }

  public int endOfActors() {
    return components.size() + actors.size();
  }

  public boolean isActor(int node) {
    return node >= components.size();
  }

  public Actor actor(int node) {
    return actors.get(node - components.size());
  }

  /** Flows that name a component or an actor that is not there. */
  public List<Flow> dangling() {
    return dangling;
  }

  public int zone(int node) {
    return zones[node];
  }

  public int zoneCount() {
    return zoneNumbers.size();
  }

  public int exposure(int node) {
    return exposures[node];
  }

  /** Entry: max of the actor's kind and the exposure of the actor's zone (method.md section 3). */
  public int entry(int actor) {
    return Math.max(actor(actor).kind().number(), exposures[actor]);
  }

  public boolean isPractitioner(int actor) {
    ActorKind kind = actor(actor).kind();
    return kind == ActorKind.OPERATOR || kind == ActorKind.ADMINISTRATOR;
  }

  public Holder holder(int number) {
    return holders.get(number);
  }

  public int anyone() {
    return 0;
  }

  public int holderOfActor(int actor) {
    return number(new Holder(Path.Holder.ACTOR, actor(actor).key()));
  }

  public int holderOfSupplier(int component) {
    return number(supplierOf(components.get(component)));
  }

  private int number(Holder holder) {
    Integer number = holderNumbers.get(holder);
    if (number == null) {
      throw new IllegalArgumentException("no holder " + holder);
    }
    return number;
  }

  public Edges out() {
    return out;
  }

  public Edges in() {
    return in;
  }

  /** Whether any flow of the kind runs between components or actors. */
  public boolean hasFlow(FlowKind kind) {
    return out.contains(kind);
  }
}
