// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.Actor;
import io.holdfast.assessment.engine.input.ActorKind;
import io.holdfast.assessment.engine.input.Approach;
import io.holdfast.assessment.engine.input.Component;
import io.holdfast.assessment.engine.input.ComponentKind;
import io.holdfast.assessment.engine.input.CraScope;
import io.holdfast.assessment.engine.input.Exposure;
import io.holdfast.assessment.engine.input.Flow;
import io.holdfast.assessment.engine.input.FlowKind;
import io.holdfast.assessment.engine.input.Learning;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.engine.input.Party;
import io.holdfast.assessment.engine.input.Profile;
import io.holdfast.assessment.engine.input.Role;
import io.holdfast.assessment.engine.input.SecurityProperty;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.input.Version;
import io.holdfast.assessment.engine.input.Weights;
import io.holdfast.assessment.engine.input.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Describes systems in tests; zones are named after their exposure. */
public final class Systems {

  public static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");

  private final Map<String, Component> components = new HashMap<>();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private Profile profile = highRisk(Level.M);

  private Systems() {}

  public static Systems system() {
    return new Systems();
  }

  /** Somebody in public asks a model behind an interface; it was trained on own data. */
  public static Systems creditScoring() {
    return system()
        .actor("customer", ActorKind.ANONYMOUS, Exposure.PUBLIC)
        .actor("analyst", ActorKind.OPERATOR, Exposure.INTERNAL)
        .component("api", ComponentKind.INFERENCE_API, Exposure.PARTNER)
        .component("model", ComponentKind.MODEL, Exposure.RESTRICTED)
        .component("data", ComponentKind.TRAINING_DATA, Exposure.RESTRICTED)
        .component("training", ComponentKind.TRAINING_PIPELINE, Exposure.RESTRICTED)
        .flow("customer", "api", FlowKind.INFERENCE_INPUT)
        .flow("api", "model", FlowKind.INFERENCE_INPUT)
        .flow("model", "api", FlowKind.INFERENCE_OUTPUT)
        .flow("api", "customer", FlowKind.INFERENCE_OUTPUT)
        .flow("data", "training", FlowKind.TRAINING_DATA)
        .flow("training", "model", FlowKind.MODEL_ARTIFACT)
        .flow("analyst", "training", FlowKind.CONTROL)
        .version("model", "m1")
        .version("data", "d1");
  }

  public static Profile highRisk(Level impact) {
    return profile(new Profile.AiActFacts(false, "5", null, false, false), impact);
  }

  public static Profile profile(Profile.AiActFacts aiAct, Level impact) {
    Map<SecurityProperty, Profile.Impact> impacts = new HashMap<>();
    for (SecurityProperty property : SecurityProperty.values()) {
      if (property != SecurityProperty.UNKNOWN) {
        impacts.put(property, new Profile.Impact(impact, "because"));
      }
    }
    return new Profile(
        "score credit", Role.PROVIDER, aiAct, CraScope.NONE, impacts, List.of(), null);
  }

  public Systems profile(Profile changed) {
    profile = changed;
    return this;
  }

  public Profile profile() {
    return profile;
  }

  public Systems actor(String key, ActorKind kind, Exposure zone) {
    actors.removeIf(actor -> actor.key().equals(key));
    actors.add(new Actor(key, kind, zone.name()));
    return this;
  }

  public Systems withoutActors() {
    actors.clear();
    flows.removeIf(
        flow -> !components.containsKey(flow.from()) || !components.containsKey(flow.to()));
    return this;
  }

  public Systems component(String key, ComponentKind kind, Exposure zone) {
    Approach approach = kind == ComponentKind.MODEL ? Approach.DEEP : null;
    components.put(
        key,
        new Component(
            key,
            kind,
            zone.name(),
            false,
            null,
            Party.OWN,
            false,
            null,
            approach,
            Learning.OFFLINE,
            Weights.CONFIDENTIAL,
            null,
            Map.of()));
    return this;
  }

  public Systems change(String key, UnaryOperator<Edit> edit) {
    components.put(
        key, edit.apply(new Edit(Objects.requireNonNull(components.get(key)))).component());
    return this;
  }

  public Systems version(String key, String digest) {
    return change(key, edit -> edit.version(new Version(null, digest, null, T0, List.of())));
  }

  public Systems changed(String key, String kind, Instant at) {
    return change(
        key,
        edit -> {
          Map<String, Instant> changes = new HashMap<>(edit.component().changes());
          changes.put(kind, at);
          return edit.changes(changes);
        });
  }

  public Systems flow(String from, String to, FlowKind kind) {
    flows.add(new Flow(from, to, kind, false));
    return this;
  }

  public Systems scores(String from, String to) {
    flows.add(new Flow(from, to, FlowKind.INFERENCE_OUTPUT, true));
    return this;
  }

  public SystemRevision revision() {
    List<Zone> zones =
        List.of(Exposure.values()).stream().map(each -> new Zone(each.name(), each)).toList();
    zones = zones.stream().filter(zone -> zone.exposure() != Exposure.UNKNOWN).toList();
    return new SystemRevision(
        "system-1", 1, profile, zones, actors, List.copyOf(components.values()), flows);
  }
}
