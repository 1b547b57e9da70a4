// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private @Nullable Process process;

  @AfterEach
  void endTheProcess() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private ProcessHandle start() throws IOException {
    Process started = new ProcessBuilder("sleep", "617").start();
    process = started;
    return started.toHandle();
  }

  @Test
  void findsTheProcessAgain() throws IOException {
    ProcessHandle started = start();
    ProcessRecord.write(folder, "sleeper", started, "617");

    ProcessRecord found = ProcessRecord.readAll(folder).getFirst();

    assertThat(found.name()).isEqualTo("sleeper");
    assertThat(found.alive()).contains(started);
  }

  @Test
  void doesNotTakeAnotherProgramForIt() throws IOException {
    ProcessHandle started = start();
    ProcessRecord record = ProcessRecord.write(folder, "sleeper", started, "617");

    assertThat(new ProcessRecord("sleeper", record.pid(), record.started(), "618").alive())
        .isEmpty();
    assertThat(new ProcessRecord("sleeper", record.pid(), "ticks 1", "617").alive()).isEmpty();
    assertThat(new ProcessRecord("sleeper", record.pid(), record.started(), "").alive()).isEmpty();
  }

  @Test
  void endsWhatAnEarlierRunLeft() throws Exception {
    ProcessHandle started = start();
    ProcessRecord.write(folder, "sleeper", started, "617");
    Files.writeString(folder.resolve("torn.json"), "{\"name\":");

    assertThat(ProcessRecord.endLeftovers(folder)).containsExactly("sleeper");

    started.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(started.isAlive()).isFalse();
    assertThat(ProcessRecord.endLeftovers(folder)).isEqualTo(List.of());
  }

  @Test
  void forgetsOnlyItsOwnNote() throws IOException {
    ProcessHandle started = start();
    ProcessRecord.write(folder, "sleeper", started, "617");

    ProcessRecord.delete(folder, "sleeper", started.pid() + 1);
    assertThat(ProcessRecord.readAll(folder)).hasSize(1);
    ProcessRecord.delete(folder, "sleeper", started.pid());
    assertThat(ProcessRecord.readAll(folder)).isEmpty();
  }
}
