// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What was applied last of a key, and what that makes of the next event. This is the whole rule of
 * order; {@link InboxWorker} acts on it.
 *
 * @param epoch the epoch of the last applied event; absent before the first
 * @param version its version
 */
record KeyPosition(@Nullable Long epoch, @Nullable Long version) {

  /** What the worker does with an event. */
  enum Step {
    /** Apply it as the new baseline of its key. */
    APPLY_BASELINE,
    /** Apply it: it is the next one. */
    APPLY,
    /** It was applied before, or another event of its version was. */
    ALREADY_PASSED,
    /** Events before it are missing: wait for them. */
    WAIT;

    /** Whether the event's turn has come. */
    boolean applies() {
      return this == APPLY_BASELINE || this == APPLY;
    }
  }

  Step stepFor(long nextEpoch, long nextVersion) {
    if (epoch == null || version == null) {
      return Step.APPLY_BASELINE;
    }
    if (nextEpoch > epoch) {
      return nextVersion == 1 ? Step.APPLY_BASELINE : Step.WAIT;
    }
    if (nextEpoch < epoch || nextVersion <= version) {
      return Step.ALREADY_PASSED;
    }
    return nextVersion == version + 1 ? Step.APPLY : Step.WAIT;
  }

  /** The position once an event was applied or found to be passed. */
  KeyPosition after(long nextEpoch, long nextVersion) {
    return stepFor(nextEpoch, nextVersion) == Step.ALREADY_PASSED
        ? this
        : new KeyPosition(nextEpoch, nextVersion);
  }
}
