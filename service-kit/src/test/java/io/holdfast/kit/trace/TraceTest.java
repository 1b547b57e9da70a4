// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @AfterEach
  void forget() {
    Trace.leave();
  }

  @Test
  void continuesWhatTheSenderGave() {
    Trace trace = Trace.of("build-17", PARENT);

    assertThat(trace.correlationId()).isEqualTo("build-17");
    assertThat(trace.traceparent()).isEqualTo(PARENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "line\nbreak", "<script>", "\u0000"})
  void neverWritesUnsafeIdsIntoTheLog(String given) {
    assertThat(Trace.of(given, null).correlationId()).matches("[0-9a-f-]{36}");
    assertThat(Trace.of("x".repeat(101), null).correlationId()).hasSize(36);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00-1-2-01", "ff", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"})
  void makesMalformedParentsNew(String given) {
    assertThat(Trace.of(null, given).traceparent())
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
        .isNotEqualTo(given);
  }

  @Test
  void isTheCurrentOneUntilLeft() {
    Trace trace = Trace.of("turn-1", PARENT);

    trace.enter();
    assertThat(Trace.current()).isEqualTo(trace);

    Trace.leave();
    assertThat(Trace.current().correlationId()).isNotEqualTo("turn-1");
  }
}
