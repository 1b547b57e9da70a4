// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.Api;
import io.holdfast.assessment.Catalogue;
import io.holdfast.assessment.Inventory;
import io.holdfast.assessment.engine.Assessor;
import io.holdfast.kit.testing.Infrastructure;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class NewMethodIT {

  @Inject AssessForNewMethod onStart;
  @Inject Jdbi jdbi;

  @Test
  void whatAnOlderEngineAssessedIsAssessedAgainOnceWithProgress() {
    Catalogue.publish();
    Inventory inventory = new Inventory();
    inventory.register();
    JsonNode before = Api.await(inventory.key);
    int older =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    "update assessed_system set method_version = '0.9', inputs_digest = 'old'"
                        + " where system_id = ?",
                    inventory.id));
    assertThat(older).isEqualTo(1);

    onStart.onStart(new StartupEvent());
    onStart.onStart(new StartupEvent());

    JsonNode after = Api.await(inventory.key, one -> !one.path("id").equals(before.path("id")));
    assertThat(after.path("methodVersion").asText()).isEqualTo(Assessor.METHOD_VERSION);
    assertThat(after.at("/triggers").toString()).contains("METHOD");
    JsonNode bulks = Api.get("/assessments/-/bulks").as(JsonNode.class).path("items");
    long begun = bulks.findValuesAsText("kind").stream().filter("METHOD"::equals).count();
    assertThat(begun).isEqualTo(1);
    assertThat(bulks.findValuesAsText("kind")).contains("EDITION");
    assertThat(bulks.get(0).path("systems").asInt()).isPositive();
  }
}
