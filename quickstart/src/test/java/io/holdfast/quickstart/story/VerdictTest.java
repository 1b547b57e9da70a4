// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.quickstart.Console;
import io.holdfast.quickstart.process.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void readsListsAndObjectsAlike() {
    assertThat(
            Verdict.inWords(
                Json.parse(
                    "[{\"framework\":\"B\",\"status\":\"MET\"},{\"framework\":\"A\",\"status\":\"NOT_MET\"}]")))
        .isEqualTo("A NOT_MET, B MET");
    assertThat(Verdict.inWords(Json.parse("{\"B\":\"MET\",\"A\":\"NOT_MET\"}")))
        .isEqualTo("A NOT_MET, B MET");
    assertThat(Verdict.inWords(Json.parse("[]"))).isEqualTo("none");
  }

  @Test
  void namesTheWorstRequirementsThatHoldItDown() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder requirements = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      requirements.append(
          "{\"id\":\"R%d\",\"status\":\"NOT_MET\",\"countsForVerdict\":true},".formatted(i));
    }

    new Verdict(
            Json.parse(
                """
                {"verdicts":[{"framework":"F","status":"NOT_MET"}],"requirements":[%s
                 {"id":"R6","status":"MET","countsForVerdict":true},
                 {"id":"R8","status":"UNATTAINABLE","countsForVerdict":true,
                  "reasons":[{"code":"SCENARIO_UNATTAINABLE","facts":[{"id":"TF-01@m"}]}]},
                 {"id":"R7","status":"NOT_MET","countsForVerdict":false}]}
                """
                    .formatted(requirements)),
            new Console(new PrintStream(out, true, StandardCharsets.UTF_8)))
        .tell("Verdict");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Verdict: F NOT_MET")
        .contains(
            "because: R8 UNATTAINABLE (scenario unattainable TF-01@m),"
                + " R1 NOT_MET, R2 NOT_MET, R3 NOT_MET and 2 more");
  }
}
