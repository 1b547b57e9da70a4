// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.sender.Facts;
import io.holdfast.monitoring.sender.Meaning;
import io.holdfast.monitoring.sender.Recall;
import io.holdfast.monitoring.sender.Rules;
import io.holdfast.monitoring.sender.SentEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of data sets. */
final class DatasetFacts {

  private static final int MOST_SUBJECTS = 100;
  private static final String FINDING = "data-quality";

  private DatasetFacts() {}

  /**
   * That data sets, or models, have changed.
   *
   * @param inputs what they were made of
   */
  static Meaning changed(Collection<Dataset> outputs, Collection<Dataset> inputs, Rules rules) {
    List<Dataset> models =
        outputs.stream().filter(Dataset::isModel).filter(DatasetFacts::hasVersion).toList();
    return models.isEmpty() ? changed(outputs, rules) : trained(models, inputs, rules);
  }

  /** That data sets have changed in a run that made models too. */
  static Meaning besides(Collection<Dataset> outputs, Rules rules) {
    boolean trained = outputs.stream().filter(Dataset::isModel).anyMatch(DatasetFacts::hasVersion);
    boolean data = outputs.stream().anyMatch(output -> !output.isModel());
    return trained && data
        ? changed(outputs, rules)
        : new Meaning.Nothing("the run changed no data set besides its models");
  }

  private static Meaning changed(Collection<Dataset> outputs, Rules rules) {
    Facts facts = Facts.none();
    outputs.stream()
        .filter(output -> !output.isModel())
        .limit(MOST_SUBJECTS)
        .forEach(
            output -> facts.and(output.alias(rules), "dataset", output.version(), output.digest()));
    if (!facts.hasSubjects()) {
      return new Meaning.Nothing("no data set and no version of a model came out of it");
    }
    return facts
        .environment(rules.environment(null))
        .extra("datasets", outputs.stream().limit(20).map(DatasetFacts::shown).toList())
        .happened(EventType.DATASET_CHANGED);
  }

  private static boolean hasVersion(Dataset model) {
    return model.version() != null || model.digest() != null;
  }

  private static Map<String, String> shown(Dataset dataset) {
    Map<String, String> shown = new java.util.LinkedHashMap<>();
    shown.put("name", dataset.key());
    if (dataset.lifecycle() != null) {
      shown.put("lifecycle", dataset.lifecycle());
    }
    if (dataset.schema() != null) {
      shown.put("schema", dataset.schema());
    }
    return shown;
  }

  private static Meaning trained(List<Dataset> models, Collection<Dataset> inputs, Rules rules) {
    Facts facts = Facts.none();
    models.stream()
        .limit(MOST_SUBJECTS)
        .forEach(model -> facts.and(model.alias(rules), "model", model.version(), model.digest()));
    inputs.stream()
        .limit(MOST_SUBJECTS)
        .forEach(input -> facts.trainedOn(input.alias(rules), input.version(), input.digest()));
    return facts.environment(rules.environment(null)).happened(EventType.MODEL_TRAINED);
  }

  /** One event per data set whose assertions were checked. */
  static List<SentEvent> quality(Collection<JsonNode> nodes, SentEvent said, Rules rules) {
    List<SentEvent> all = new ArrayList<>();
    for (JsonNode node : nodes) {
      JsonNode assertions = node.at("/facets/dataQualityAssertions/assertions");
      if (!assertions.isArray()) {
        assertions = node.at("/inputFacets/dataQualityAssertions/assertions");
      }
      if (assertions.isArray() && !assertions.isEmpty()) {
        Dataset dataset = Dataset.of(node);
        all.add(
            SentEvent.of(
                    said.id() + "/quality/" + CanonicalKey.of(dataset.key()),
                    said.source(),
                    said.type() + ".quality",
                    said.time(),
                    new Meaning.Unknown())
                .recalling(new Quality(dataset, assertions, rules)));
      }
    }
    return all;
  }

  /** Whether a data set kept its assertions; a change of that is news, a repetition is none. */
  private record Quality(Dataset dataset, JsonNode assertions, Rules rules) implements Recall {

    @Override
    public String key() {
      return "quality/" + CanonicalKey.of(dataset.key());
    }

    @Override
    public boolean isPassing() {
      return false;
    }

    @Override
    public Recollection with(@Nullable JsonNode before) {
      List<String> failed = new ArrayList<>();
      for (JsonNode assertion : assertions) {
        if (!assertion.path("success").asBoolean(true)) {
          failed.add(
              assertion.path("assertion").asText("assertion")
                  + (assertion.hasNonNull("column")
                      ? " on " + assertion.path("column").asText()
                      : ""));
        }
      }
      boolean failedBefore = before != null && before.path("failed").asBoolean();
      JsonNode keep = Json.tree(Map.of("failed", !failed.isEmpty()));
      if (!failed.isEmpty()) {
        return new Recollection(
            finding("data quality: " + String.join(", ", failed))
                .happened(EventType.DRIFT_DETECTED),
            keep);
      }
      return new Recollection(
          failedBefore
              ? finding("data quality: every assertion holds").happened(EventType.DRIFT_RESOLVED)
              : new Meaning.Nothing("every assertion on the data set holds, as before"),
          keep);
    }

    private Facts finding(String title) {
      return Facts.about(dataset.alias(rules), "dataset")
          .version(dataset.version())
          .finding(FINDING, null, null, title, null);
    }
  }
}
