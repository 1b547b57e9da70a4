// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Proof;
import io.holdfast.monitoring.sender.Received;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.Sender;
import io.holdfast.monitoring.sender.SentEvent;
import io.holdfast.monitoring.sender.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * OpenLineage events, one by one or in an array. The specification gives them no id: clients repeat
 * an event byte by byte, so its digest is its id.
 */
public final class OpenLineageSender implements Sender {

  /** What connections of this kind are called; their events come on the standard's own paths. */
  public static final String KIND = "openlineage";

  private static final int MAX_BATCH = 2000;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Proof> proofs() {
    return List.of(Proof.TOKEN, Proof.OIDC);
  }

  @Override
  public Parsed parse(Received received, Rules rules) {
    String text = StrictJson.text(received);
    if (!text.stripLeading().startsWith("[")) {
      byte[] raw = received.body();
      return new Parsed(KIND, false, items(text, "", raw, rules), null);
    }
    List<Parsed.Item> items = new ArrayList<>();
    List<String> elements = StrictJson.elements(text, MAX_BATCH);
    for (int i = 0; i < elements.size(); i++) {
      byte[] raw = elements.get(i).getBytes(StandardCharsets.UTF_8);
      try {
        for (Parsed.Item item : items(elements.get(i), "/" + i, raw, rules)) {
          items.add(item.ofElement(i));
        }
      } catch (Problem problem) {
        items.add(Parsed.Item.refused(problem).ofElement(i));
      }
    }
    return new Parsed(KIND, true, items, null);
  }

  private static List<Parsed.Item> items(String text, String pointer, byte[] raw, Rules rules) {
    JsonNode event = StrictJson.object(text, pointer);
    List<SentEvent> events = events(event, CanonicalJson.digestOf(raw), rules);
    return events.stream().map(said -> Parsed.Item.of(said, raw)).toList();
  }

  private static List<SentEvent> events(JsonNode event, String id, Rules rules) {
    String time = event.path("eventTime").asText(null);
    if (event.path("run").isObject()) {
      return run(event, id, time, rules);
    }
    if (event.path("dataset").isObject()) {
      JsonNode node = event.path("dataset");
      Dataset dataset = Dataset.of(node);
      SentEvent said =
          SentEvent.of(id, dataset.namespace(), "DatasetEvent", time, new Meaning.Unknown());
      List<SentEvent> all = new ArrayList<>();
      all.add(said.as(DatasetFacts.changed(List.of(dataset), List.of(), rules)));
      all.addAll(DatasetFacts.quality(List.of(node), said, rules));
      return all;
    }
    String job = event.path("job").path("namespace").asText("unknown");
    return List.of(
        SentEvent.of(
            id,
            job,
            event.path("job").isObject() ? "JobEvent" : "unknown",
            time,
            event.path("job").isObject()
                ? new Meaning.Nothing("the description of a job changes no component")
                : new Meaning.Unknown()));
  }

  private static List<SentEvent> run(JsonNode event, String id, String time, Rules rules) {
    String type = event.path("eventType").asText("OTHER").toUpperCase(Locale.ROOT);
    String source =
        event.path("job").path("namespace").asText("unknown")
            + "/"
            + event.path("job").path("name").asText("unknown");
    SentEvent said =
        SentEvent.of(id, source, "RunEvent." + type, time, new Meaning.Unknown())
            .recalling(new RunPart(event, id, type, false, rules));
    List<SentEvent> all = new ArrayList<>();
    all.add(said);
    if (type.equals(RunPart.COMPLETE) && makesModels(event)) {
      all.add(
          SentEvent.of(
                  id + "/datasets", source, said.type() + ".datasets", time, new Meaning.Unknown())
              .recalling(new RunPart(event, id, type, true, rules)));
    }
    List<JsonNode> datasets = new ArrayList<>();
    event.path("inputs").forEach(datasets::add);
    event.path("outputs").forEach(datasets::add);
    all.addAll(DatasetFacts.quality(datasets, said, rules));
    RunTests.of(event, said, rules).ifPresent(all::add);
    return all;
  }

  private static boolean makesModels(JsonNode event) {
    for (JsonNode output : event.path("outputs")) {
      if (Dataset.of(output).isModel()) {
        return true;
      }
    }
    return false;
  }
}
