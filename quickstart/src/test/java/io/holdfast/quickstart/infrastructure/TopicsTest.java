// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.quickstart.process.Json;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final Path FILE = Path.of("../deploy/kafka/topics.json");

  @Test
  void readsTheOneTopicFile() {
    Topics topics = Topics.read(FILE);

    assertThat(topics.all())
        .extracting(Topics.Topic::writer)
        .containsExactlyInAnyOrder(
            "monitoring-service",
            "inventory-service",
            "control-catalog-service",
            "assessment-service");
    assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(24));
    assertThat(topics.maxMessageBytes()).isEqualTo(4 << 20);
  }

  @Test
  void tellsWhichAreMissing() {
    assertThat(Topics.read(FILE).missing(Set.of("holdfast.lifecycle.v1", "holdfast.inventory.v1")))
        .extracting(Topics.Topic::name)
        .containsExactly("holdfast.catalogue.v1", "holdfast.assessment.v1");
  }

  @Test
  void refusesAFileThatIsNotOne() {
    refused("[]");
    refused("[{\"name\":\"a\",\"partitions\":0,\"retentionDays\":1,\"writer\":\"w\"}]");
    String topic =
        "{\"name\":\"a\",\"partitions\":1,\"retentionDays\":1,\"maxMessageBytes\":1,\"writer\":\"w\"}";
    assertThat(Topics.of(Json.parse("[" + topic + "]"), "file").all()).hasSize(1);
    refused("[" + topic + "," + topic + "]");
  }

  private static void refused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topics.of(Json.parse(json), "topics.json"))
        .withMessageContaining("topics.json");
  }
}
