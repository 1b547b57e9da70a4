// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @Test
  void showsTheLinesThatTellOfTrouble() {
    assertThat(
            LogFile.relevant(
                List.of(
                    "INFO starting",
                    "ERROR no space left on device",
                    "java.io.IOException: broken",
                    "\tat java.base/java.io.File.write(File.java:1)",
                    "INFO stopping")))
        .containsExactly("ERROR no space left on device", "java.io.IOException: broken");
  }

  @Test
  void showsTheLastLinesWhenNoneDoes() {
    assertThat(LogFile.relevant(List.of("one", "", "two"))).containsExactly("one", "two");
  }

  @Test
  void tellsALineOfAServiceWithItsRootCause() {
    assertThat(
            LogFile.relevant(
                List.of(
                    """
                    {"level":"ERROR","message":"Failed to start","exception":{"exceptionType":"A",\
                    "message":"outer","causedBy":{"exception":{"exceptionType":"B","message":"inner"}}}}\
                    """)))
        .containsExactly("ERROR Failed to start: B inner");
  }

  @Test
  void leavesOutWhatAnEarlierRunLogged(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("kafka.log");
    Files.writeString(path, "ERROR of yesterday\nERROR of today\n");

    String explanation = new LogFile(path, "ERROR of yesterday\n".length()).explanation();

    assertThat(explanation).contains("ERROR of today", path.toString());
    assertThat(explanation).doesNotContain("yesterday");
  }
}
