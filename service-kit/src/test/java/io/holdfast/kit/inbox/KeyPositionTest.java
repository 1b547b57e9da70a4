// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import static io.holdfast.kit.inbox.KeyPosition.Step.ALREADY_PASSED;
import static io.holdfast.kit.inbox.KeyPosition.Step.APPLY;
import static io.holdfast.kit.inbox.KeyPosition.Step.APPLY_BASELINE;
import static io.holdfast.kit.inbox.KeyPosition.Step.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPositionTest {

  private static final KeyPosition NOTHING_APPLIED = new KeyPosition(null, null);
  private static final KeyPosition AT_EPOCH_5_VERSION_7 = new KeyPosition(5L, 7L);

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 9", "5, 1", "1732372000000, 3"})
  void takesWhateverComesFirstAsBaseline(long epoch, long version) {
    assertThat(NOTHING_APPLIED.stepFor(epoch, version)).isEqualTo(APPLY_BASELINE);
  }

  @Test
  void appliesTheNextVersion() {
    assertThat(AT_EPOCH_5_VERSION_7.stepFor(5, 8)).isEqualTo(APPLY);
  }

  @ParameterizedTest
  @CsvSource({"5, 7", "5, 6", "5, 1", "4, 8", "0, 100"})
  void passesWhatWasAppliedOrBelongsToAnOlderEpoch(long epoch, long version) {
    assertThat(AT_EPOCH_5_VERSION_7.stepFor(epoch, version)).isEqualTo(ALREADY_PASSED);
  }

  @ParameterizedTest
  @CsvSource({"5, 9", "5, 100"})
  void waitsForMissingVersions(long epoch, long version) {
    assertThat(AT_EPOCH_5_VERSION_7.stepFor(epoch, version)).isEqualTo(WAIT);
  }

  @Test
  void takesTheFirstVersionOfALaterEpochAsBaseline() {
    assertThat(AT_EPOCH_5_VERSION_7.stepFor(6, 1)).isEqualTo(APPLY_BASELINE);
  }

  @ParameterizedTest
  @CsvSource({"6, 2", "6, 8", "9, 3"})
  void waitsForTheFirstVersionOfALaterEpoch(long epoch, long version) {
    assertThat(AT_EPOCH_5_VERSION_7.stepFor(epoch, version)).isEqualTo(WAIT);
  }
}
