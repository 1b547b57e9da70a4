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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a run. Each may carry a part of what there is to say; all parts together are read
 * when the run completes, in whatever order they came.
 */
record RunPart(JsonNode event, String type, Rules rules) implements Recall {

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
    return switch (type) {
      case "COMPLETE" ->
          new Recollection(DatasetFacts.changed(outputs.values(), inputs.values(), rules), keep);
      case "FAIL", "ABORT" ->
          new Recollection(new Meaning.Nothing("the run made nothing: " + type), keep);
      default ->
          new Recollection(new Meaning.Nothing("the run goes on; this is kept for its end"), keep);
    };
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
