// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.assessment.ResultJson;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.kit.json.CanonicalJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param earlier the assessment that has the same result; absent: the result is a new one
 * @param json the result, as canonical JSON in UTF-8
 * @param difference to what it is compared with; absent: nothing, or the result is the same
 */
record Outcome(
    String inputsDigest,
    @Nullable UUID earlier,
    Assessment result,
    byte[] json,
    @Nullable Difference difference) {

  /** A new result. */
  static Outcome of(EngineInputs inputs, Assessment result, @Nullable Assessment previous) {
    return new Outcome(
        inputs.digest(),
        null,
        result,
        ResultJson.bytes(result),
        previous == null ? null : Difference.between(previous, result, inputs.input()));
  }

  /** The inputs are those of an earlier assessment. */
  static Outcome unchanged(
      String inputsDigest, UUID earlier, Assessment result, @Nullable Difference difference) {
    return new Outcome(inputsDigest, earlier, result, ResultJson.bytes(result), difference);
  }

  boolean isNew() {
    return earlier == null;
  }

  String resultDigest() {
    return CanonicalJson.digestOf(json);
  }
}
