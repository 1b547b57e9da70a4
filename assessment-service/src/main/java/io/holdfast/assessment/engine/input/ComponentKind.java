// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** The kinds of components that the catalogue's families concern. */
public enum ComponentKind {
  MODEL,
  TRAINING_DATA,
  DATA_SOURCE,
  DATA_PIPELINE,
  TRAINING_PIPELINE,
  PREPROCESSING,
  POSTPROCESSING,
  SENSOR,
  INFERENCE_API,
  USER_INTERFACE,
  PROMPT_TEMPLATE,
  RETRIEVAL_STORE,
  AGENT_MEMORY,
  ORCHESTRATOR,
  TOOL_CONNECTOR,
  ARTIFACT_REGISTRY,
  COMPUTE,
  NETWORK,
  IDENTITY,
  MONITORING,
  LOG_STORE,
  HUMAN_OVERSIGHT,
  SUPPLIER,
  UNKNOWN
}
