// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.assessment.WrittenResult;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.inputs.EngineInputs;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param earlier the assessment that has the same result; absent: the result is a new one
 * @param difference to what it is compared with; absent: nothing, or the result is the same
 */
record Outcome(
    String inputsDigest,
    @Nullable UUID earlier,
    WrittenResult written,
    @Nullable Difference difference) {

  /**
   * A new result.
   *
   * @param previous what it is compared with, once it is written; null: nothing
   */
  static Outcome of(
      EngineInputs inputs,
      Assessment result,
      Function<WrittenResult, @Nullable Assessment> previous) {
    WrittenResult written = WrittenResult.of(result);
    Assessment before = previous.apply(written);
    return new Outcome(
        inputs.digest(),
        null,
        written,
        before == null ? null : Difference.between(before, result, inputs.input()));
  }

  /** The inputs are those of an earlier assessment. */
  static Outcome unchanged(
      String inputsDigest, UUID earlier, Assessment result, @Nullable Difference difference) {
    return new Outcome(inputsDigest, earlier, WrittenResult.of(result), difference);
  }

  boolean isNew() {
    return earlier == null;
  }

  Assessment result() {
    return written.result();
  }

  byte[] json() {
    return written.json();
  }

  String resultDigest() {
    return written.digest();
  }
}
