// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import io.holdfast.assessment.assessment.ResultJson;
import io.holdfast.assessment.engine.change.Difference;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.kit.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param earlier the assessment that has the same result; absent: the result is a new one
 * @param text the result, as canonical JSON
 * @param difference to what it is compared with; absent: nothing, or the result is the same
 */
record Outcome(
    String inputsDigest,
    @Nullable UUID earlier,
    Assessment result,
    String text,
    @Nullable Difference difference) {

  /** A new result. */
  static Outcome of(String inputsDigest, Assessment result, @Nullable Assessment previous) {
    return new Outcome(
        inputsDigest,
        null,
        result,
        ResultJson.text(result),
        previous == null ? null : Difference.between(previous, result));
  }

  /** The inputs are those of an earlier assessment. */
  static Outcome unchanged(
      String inputsDigest, UUID earlier, Assessment result, @Nullable Difference difference) {
    return new Outcome(inputsDigest, earlier, result, ResultJson.text(result), difference);
  }

  boolean isNew() {
    return earlier == null;
  }

  String resultDigest() {
    return CanonicalJson.digestOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
