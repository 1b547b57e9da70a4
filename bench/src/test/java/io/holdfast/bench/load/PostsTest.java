// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostsTest {

  @Test
  void oneInAHundredMayBeRefused() {
    assertThat(failed(new Posts(400, 0))).isFalse();
    assertThat(failed(new Posts(400, 4))).isFalse();
    assertThat(failed(new Posts(400, 5))).isTrue();
    assertThat(failed(new Posts(0, 0))).isTrue();
  }

  private static boolean failed(Posts posts) {
    return posts.addTo(new Report("intake"), "batches").isFailed();
  }

  @Test
  void eachPartIsJudgedByItsOwnPosts() {
    Posts warm = new Posts(1000, 500);
    Posts all = new Posts(1400, 502);

    assertThat(all.since(warm)).isEqualTo(new Posts(400, 2));
    assertThat(all.since(warm).taken()).isEqualTo(398);
  }

  @Test
  void whatFailedIsWrittenWithTheFigures(@TempDir Path folder) throws IOException {
    new Posts(400, 5).addTo(new Report("intake"), "batches").publish(folder);

    assertThat(Files.readString(folder.resolve("intake.json")))
        .contains("batches: 5 of 400 posts were refused");
  }
}
