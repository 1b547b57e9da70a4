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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tests that a run made of its data, in the facet {@code test} of the run (TestRunFacet 1-0-0). The
 * facet names no data set: what fails is a finding on each that the run read, else wrote.
 */
record RunTests(JsonNode event, JsonNode tests, Rules rules) implements Recall {

  private static final int MOST_SUBJECTS = 100;

  /** The event that a run's tests are; empty when it has none. */
  static Optional<SentEvent> of(JsonNode event, SentEvent said, Rules rules) {
    JsonNode tests = event.at("/run/facets/test/tests");
    return tests.isArray() && !tests.isEmpty()
        ? Optional.of(
            SentEvent.of(
                    said.id() + "/tests",
                    said.source(),
                    said.type() + ".tests",
                    said.time(),
                    new Meaning.Unknown())
                .recalling(new RunTests(event, tests, rules)))
        : Optional.empty();
  }

  private String job() {
    return event.at("/job/namespace").asText("") + "/" + event.at("/job/name").asText("");
  }

  @Override
  public String key() {
    return "tests/" + CanonicalKey.of(job());
  }

  @Override
  public boolean isPassing() {
    return false;
  }

  @Override
  public Recollection with(@Nullable JsonNode before) {
    List<String> failed = new ArrayList<>();
    boolean error = false;
    for (JsonNode test : tests) {
      if ("fail".equalsIgnoreCase(test.path("status").asText())) {
        failed.add(test.path("name").asText("test"));
        error |= !"warn".equalsIgnoreCase(test.path("severity").asText());
      }
    }
    List<Dataset> tested = tested();
    if (tested.isEmpty()) {
      return new Recollection(new Meaning.Nothing("tests of no data set"), null);
    }
    JsonNode keep = Json.tree(Map.of("failed", !failed.isEmpty()));
    if (!failed.isEmpty()) {
      String title = "tests failed: " + String.join(", ", failed);
      return new Recollection(
          finding(tested, title, error ? null : "L").happened(EventType.DRIFT_DETECTED), keep);
    }
    return new Recollection(
        before != null && before.path("failed").asBoolean()
            ? finding(tested, "every test passes", null).happened(EventType.DRIFT_RESOLVED)
            : new Meaning.Nothing("every test of the run passes, as before"),
        keep);
  }

  private List<Dataset> tested() {
    List<Dataset> all = new ArrayList<>();
    for (JsonNode input : event.path("inputs")) {
      all.add(Dataset.of(input));
    }
    if (all.isEmpty()) {
      event.path("outputs").forEach(output -> all.add(Dataset.of(output)));
    }
    return all.stream().filter(dataset -> !dataset.isModel()).limit(MOST_SUBJECTS).toList();
  }

  private Facts finding(List<Dataset> tested, String title, @Nullable String severity) {
    Facts facts = Facts.none();
    tested.forEach(
        dataset -> facts.and(dataset.alias(rules), "dataset", dataset.version(), dataset.digest()));
    return facts.finding("data-tests/" + job(), severity, null, title, null);
  }
}
