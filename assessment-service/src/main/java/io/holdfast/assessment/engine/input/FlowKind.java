// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What flows between two components, or an actor and a component. */
public enum FlowKind {
  INFERENCE_INPUT,
  CONTEXT,
  INFERENCE_OUTPUT,
  TRAINING_DATA,
  FEEDBACK,
  MODEL_ARTIFACT,
  CODE,
  CONTROL,
  TELEMETRY,
  STORAGE,
  UNKNOWN
}
