// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

  @Test
  void playsTheExampleOnOneReplicaByDefault() {
    assertThat(UpOptions.of(List.of())).isEqualTo(new UpOptions(true, 1, null));
  }

  @Test
  void readsItsOptions() {
    assertThat(UpOptions.of(List.of("--no-example", "--replicas", "2", "--port-base", "30000")))
        .isEqualTo(new UpOptions(false, 2, 30000));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    refused("unknown option --fast", "--fast");
    refused("--port-base needs a number, not nothing", "--port-base");
    refused("--port-base needs a number, not high", "--port-base", "high");
    refused("--replicas must be 1 to 9", "--replicas", "0");
  }

  private static void refused(String message, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpOptions.of(List.of(words)))
        .withMessage(message);
  }
}
