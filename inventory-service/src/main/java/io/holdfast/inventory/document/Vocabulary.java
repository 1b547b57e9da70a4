// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.document;

import java.util.List;
import java.util.Set;

/** The words a system document may use (method, sections 2 and 4). */
public final class Vocabulary {

  static final List<String> LEVELS = List.of("VL", "L", "M", "H", "VH");
  static final List<String> PROPERTIES = List.of("integrity", "availability", "confidentiality");
  static final List<String> ROLES = List.of("PROVIDER", "DEPLOYER");
  static final List<String> CRA =
      List.of("NONE", "PRODUCT", "IMPORTANT_I", "IMPORTANT_II", "CRITICAL");
  static final List<String> ANNEX_III = List.of("1", "2", "3", "4", "5", "6", "7", "8");
  static final List<String> DEROGATIONS = List.of("a", "b", "c", "d");
  static final List<String> EXPOSURES =
      List.of("PUBLIC", "PARTNER", "INTERNAL", "RESTRICTED", "ISOLATED");
  static final List<String> ACTOR_KINDS =
      List.of("ANONYMOUS", "REGISTERED", "PARTNER", "SUPPLIER", "OPERATOR", "ADMINISTRATOR");
  static final List<String> COMPONENT_KINDS =
      List.of(
          "MODEL",
          "TRAINING_DATA",
          "DATA_SOURCE",
          "DATA_PIPELINE",
          "TRAINING_PIPELINE",
          "PREPROCESSING",
          "POSTPROCESSING",
          "SENSOR",
          "INFERENCE_API",
          "USER_INTERFACE",
          "PROMPT_TEMPLATE",
          "RETRIEVAL_STORE",
          "AGENT_MEMORY",
          "ORCHESTRATOR",
          "TOOL_CONNECTOR",
          "ARTIFACT_REGISTRY",
          "COMPUTE",
          "NETWORK",
          "IDENTITY",
          "MONITORING",
          "LOG_STORE",
          "HUMAN_OVERSIGHT",
          "SUPPLIER");
  static final List<String> FLOW_KINDS =
      List.of(
          "INFERENCE_INPUT",
          "CONTEXT",
          "INFERENCE_OUTPUT",
          "TRAINING_DATA",
          "FEEDBACK",
          "MODEL_ARTIFACT",
          "CODE",
          "CONTROL",
          "TELEMETRY",
          "STORAGE");
  static final List<String> INFLUENCES = List.of("DECISIVE", "SUPPORTING");
  static final List<String> PARTIES = List.of("OWN", "THIRD_PARTY");
  static final List<String> APPROACHES = List.of("TRADITIONAL", "DEEP", "LARGE_SCALE");
  static final List<String> LEARNING = List.of("OFFLINE", "ONLINE");
  static final List<String> WEIGHTS = List.of("CONFIDENTIAL", "PUBLIC");
  static final List<String> ADOPTS = List.of("TRAINED", "PROMOTED", "DEPLOYED");

  /** Kinds of change that can end the validity of evidence. */
  public static final Set<String> CHANGES =
      Set.of(
          "MODEL_RETRAINED",
          "MODEL_FINE_TUNED",
          "MODEL_COMPRESSED",
          "PROVIDER_MODEL_CHANGED",
          "TRAINING_DATA_CHANGED",
          "DATA_SOURCE_CHANGED",
          "TEST_SUITE_CHANGED",
          "NEW_ATTACK_TECHNIQUE",
          "ARTIFACT_DIGEST_CHANGED",
          "SIGNING_KEY_REVOKED",
          "ARCHITECTURE_CHANGED",
          "TOOL_OR_PERMISSION_CHANGED",
          "DEPENDENCY_CHANGED",
          "NEW_VULNERABILITY",
          "IMAGE_CHANGED",
          "CONFIGURATION_CHANGED",
          "PROMPT_CHANGED",
          "THRESHOLD_CHANGED",
          "INPUT_DRIFT_DETECTED",
          "SUPPLIER_CHANGED",
          "INTENDED_PURPOSE_CHANGED",
          "INCIDENT",
          "LAW_OR_STANDARD_CHANGED",
          "ROLE_CHANGED",
          "USER_INTERFACE_CHANGED",
          "RETRIEVAL_STORE_CHANGED",
          "TOOL_VERSION_CHANGED",
          "CATALOGUE_RELEASE");

  private Vocabulary() {}
}
