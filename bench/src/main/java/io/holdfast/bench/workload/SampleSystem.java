// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * An AI system of any size as the inventory takes it: subsystems of ten components, each a model
 * with what it is trained, served and watched by, and five flows per component: from its users and
 * engineers, most of them within the subsystem, and the others to the next one. The same key gives
 * the same system.
 */
public final class SampleSystem {

  /** Components of one subsystem, and the zone of each. */
  private static final List<List<String>> KINDS =
      List.of(
          List.of("INFERENCE_API", "web"),
          List.of("PREPROCESSING", "cluster"),
          List.of("MODEL", "cluster"),
          List.of("POSTPROCESSING", "cluster"),
          List.of("USER_INTERFACE", "web"),
          List.of("TRAINING_DATA", "platform"),
          List.of("TRAINING_PIPELINE", "platform"),
          List.of("ARTIFACT_REGISTRY", "platform"),
          List.of("MONITORING", "cluster"),
          List.of("LOG_STORE", "cluster"));

  /** From, to (numbers in {@link #KINDS}) and kind of the flows that make a subsystem work. */
  private static final Object[][] FLOWS = {
    {4, 0, "INFERENCE_INPUT"},
    {0, 1, "INFERENCE_INPUT"},
    {1, 2, "INFERENCE_INPUT"},
    {2, 3, "INFERENCE_OUTPUT"},
    {3, 0, "INFERENCE_OUTPUT"},
    {0, 4, "INFERENCE_OUTPUT"},
    {5, 6, "TRAINING_DATA"},
    {6, 7, "MODEL_ARTIFACT"},
    {7, 2, "MODEL_ARTIFACT"},
    {0, 9, "TELEMETRY"},
    {2, 8, "TELEMETRY"},
    {3, 9, "STORAGE"},
    {8, 6, "FEEDBACK"},
    {9, 5, "STORAGE"},
  };

  /** Kinds of the flows that fill up to five per component. */
  private static final List<String> OTHERS =
      List.of("TELEMETRY", "CONTROL", "STORAGE", "TELEMETRY", "CODE");

  private static final int SUBSYSTEM = 10;
  private static final int FLOWS_EACH = 5;
  private static final String SINCE = "2026-06-01T00:00:00Z";

  private final String key;
  private final int size;
  private final Random random;
  private final Set<String> known = new HashSet<>();

  private SampleSystem(String key, int size) {
    this.key = key;
    this.size = size;
    this.random = new Random(key.hashCode());
  }

  /**
   * The document of a system.
   *
   * @param key its key; aliases and digests are made of it
   * @param team the team that owns it
   * @param size how many components
   */
  public static ObjectNode document(String key, String team, int size) {
    return new SampleSystem(key, size).document(team);
  }

  /** The key of a component. */
  public static String component(int number) {
    return "c" + number;
  }

  /** The key of the first model. */
  public static String model() {
    return component(2);
  }

  /** The digest of a component of a system. */
  public static String digest(String key, String component) {
    return CanonicalJson.digestOf((key + component).getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode document(String team) {
    ObjectNode document =
        (ObjectNode)
            Json.readTree(
                """
                {"profile":{"intendedPurpose":"measure","role":"PROVIDER","cra":"PRODUCT",
                  "aiAct":{"annexI":false,"annexIII":"5","profilesNaturalPersons":true,
                   "prohibitedPractice":false},
                  "impact":{"integrity":{"level":"M","rationale":"harm"},
                   "availability":{"level":"L","rationale":"delay"},
                   "confidentiality":{"level":"M","rationale":"personal data"}}},
                 "zones":[{"key":"web","exposure":"PUBLIC"},
                  {"key":"cluster","exposure":"RESTRICTED"},
                  {"key":"platform","exposure":"INTERNAL"}],
                 "actors":[{"key":"user","kind":"REGISTERED","zone":"web"},
                  {"key":"operator","kind":"OPERATOR","zone":"cluster"},
                  {"key":"engineer","kind":"ADMINISTRATOR","zone":"platform"}]}
                """
                    .getBytes(StandardCharsets.UTF_8));
    document.put("name", key);
    document.put("team", team);
    ArrayNode components = document.putArray("components");
    for (int number = 0; number < size; number++) {
      component(components.addObject(), number);
    }
    flows(document.putArray("flows"));
    return document;
  }

  private void component(ObjectNode component, int number) {
    String kind = KINDS.get(number % SUBSYSTEM).getFirst();
    String name = component(number);
    component.put("key", name).put("kind", kind).put("zone", KINDS.get(number % SUBSYSTEM).get(1));
    if (kind.equals("MODEL") || kind.equals("TRAINING_DATA")) {
      component.putArray("aliases").add("pkg:mlflow/" + key + "-" + name);
      component
          .putObject("version")
          .put("label", "1")
          .put("digest", digest(key, name))
          .put("since", SINCE);
    }
    if (kind.equals("MODEL")) {
      component.put("approach", random.nextBoolean() ? "TRADITIONAL" : "DEEP");
      component.put("learning", "OFFLINE").put("weights", "CONFIDENTIAL");
    }
  }

  private void flows(ArrayNode flows) {
    for (int first = 0; first < size; first += SUBSYSTEM) {
      flow(flows, "user", component(Math.min(first + 4, size - 1)), "INFERENCE_INPUT");
      flow(flows, "engineer", component(Math.min(first + 6, size - 1)), "CONTROL");
      for (Object[] flow : FLOWS) {
        int from = first + (int) flow[0];
        int to = first + (int) flow[1];
        if (from < size && to < size) {
          flow(flows, component(from), component(to), (String) flow[2]);
        }
      }
    }
    while (flows.size() < FLOWS_EACH * size) {
      int from = random.nextInt(size);
      int to = random.nextInt(10) == 0 ? (from + SUBSYSTEM) % size : neighbour(from);
      flow(flows, component(from), component(to), OTHERS.get(random.nextInt(OTHERS.size())));
    }
  }

  /** Another component of the same subsystem. */
  private int neighbour(int component) {
    int first = component - component % SUBSYSTEM;
    return Math.min(size - 1, first + random.nextInt(SUBSYSTEM));
  }

  /** Unless it is there already or leads nowhere. */
  private void flow(ArrayNode flows, String from, String to, String kind) {
    if (from.equals(to) || !known.add(from + " " + to + " " + kind)) {
      return;
    }
    flows.addObject().put("from", from).put("to", to).put("kind", kind);
  }
}
