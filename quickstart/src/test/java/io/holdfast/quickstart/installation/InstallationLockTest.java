// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.quickstart.process.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationLockTest {

  @Test
  void isHeldByOneLauncherAtATime(@TempDir Path home) {
    Layout layout = new Layout(home, home);
    InstallationLock first = new InstallationLock(layout);
    InstallationLock second = new InstallationLock(layout);
    first.acquire();

    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(second::acquire)
        .withMessageContaining("running already");
    assertThat(second.held()).isFalse();

    first.release();
    second.acquire();
    assertThat(second.held()).isTrue();
    second.release();
  }
}
