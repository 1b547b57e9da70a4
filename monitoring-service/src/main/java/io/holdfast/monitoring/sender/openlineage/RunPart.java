// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.Rules;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a run. Each may carry a part of what there is to say; all parts together are read
 * when the run completes, in whatever order they came. A completion of the same time that adds
 * nothing to what another has told of the run is no news.
 *
 * @param id of the event
 * @param besides whether it tells of the data sets that changed besides the models that were made
 */
record RunPart(JsonNode event, String id, String type, boolean besides, Rules rules)
    implements Recall {

  static final String COMPLETE = "COMPLETE";
  private static final int MOST = 500;

  @Override
  public String key() {
    return "run/" + CanonicalKey.of(event.path("run").path("runId").asText(""));
  }

  @Override
  public boolean isPassing() {
    return true;
  }

  @Override
  public Recollection with(@Nullable JsonNode before) {
    Map<String, Dataset> inputs = merged(before, "inputs");
    Map<String, Dataset> outputs = merged(before, "outputs");
    ObjectNode keep = Json.mapper().createObjectNode();
    keep.set("inputs", kept(inputs.values()));
    keep.set("outputs", kept(outputs.values()));
    for (String which : List.of("told", "toldBesides")) {
      if (before != null && before.has(which)) {
        keep.set(which, before.get(which));
      }
    }
    return switch (type) {
      case COMPLETE -> completed(outputs.values(), inputs.values(), keep);
      case "FAIL", "ABORT" ->
          new Recollection(new Meaning.Nothing("the run made nothing: " + type), keep);
      default ->
          new Recollection(new Meaning.Nothing("the run goes on; this is kept for its end"), keep);
    };
  }

  private Recollection completed(
      Collection<Dataset> outputs, Collection<Dataset> inputs, ObjectNode keep) {
    Meaning meaning =
        besides
            ? DatasetFacts.besides(outputs, rules)
            : DatasetFacts.changed(outputs, inputs, rules);
    if (meaning instanceof Meaning.Happened happened && happened.data() != null) {
      String which = besides ? "toldBesides" : "told";
      String time = event.path("eventTime").asText();
      String says = CanonicalKey.of(time + happened.type() + Json.text(happened.data()));
      JsonNode told = keep.path(which);
      if (told.path("says").asText().equals(says) && !told.path("by").asText().equals(id)) {
        return new Recollection(new Meaning.Nothing("the run has said all this before"), keep);
      }
      keep.putObject(which).put("says", says).put("by", id);
    }
    return new Recollection(meaning, keep);
  }

  private Map<String, Dataset> merged(@Nullable JsonNode before, String which) {
    Map<String, Dataset> all = new LinkedHashMap<>();
    if (before != null) {
      for (JsonNode node : before.path(which)) {
        Dataset dataset = Dataset.ofKept(node);
        all.put(dataset.key(), dataset);
      }
    }
    for (JsonNode node : event.path(which)) {
      Dataset dataset = Dataset.of(node);
      if (all.size() < MOST || all.containsKey(dataset.key())) {
        all.merge(dataset.key(), dataset, (known, now) -> now.after(known));
      }
    }
    return all;
  }

  private static ArrayNode kept(Collection<Dataset> datasets) {
    ArrayNode array = Json.mapper().createArrayNode();
    datasets.forEach(dataset -> array.add(dataset.kept()));
    return array;
  }
}
