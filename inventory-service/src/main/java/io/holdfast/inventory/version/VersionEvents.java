// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import io.holdfast.inventory.document.SystemDocument.Component;
import org.jspecify.annotations.Nullable;

/** Which kind of change a new version of a component is. */
public final class VersionEvents {

  private VersionEvents() {}

  /**
   * The kind of change.
   *
   * @param method how a model was made: RETRAINED, FINE_TUNED, COMPRESSED, PROVIDER_CHANGED
   */
  public static String kindOfChange(Component component, @Nullable String method) {
    return switch (String.valueOf(component.kind())) {
      case "MODEL" -> model(component, method);
      case "TRAINING_DATA" -> "TRAINING_DATA_CHANGED";
      case "DATA_SOURCE" -> "DATA_SOURCE_CHANGED";
      case "RETRIEVAL_STORE" -> "RETRIEVAL_STORE_CHANGED";
      case "PROMPT_TEMPLATE" -> "PROMPT_CHANGED";
      case "USER_INTERFACE" -> "USER_INTERFACE_CHANGED";
      case "TOOL_CONNECTOR" -> "TOOL_OR_PERMISSION_CHANGED";
      case "ARTIFACT_REGISTRY" -> "ARTIFACT_DIGEST_CHANGED";
      default -> "IMAGE_CHANGED";
    };
  }

  private static String model(Component component, @Nullable String method) {
    if (Boolean.TRUE.equals(component.hostedByThirdParty())) {
      return "PROVIDER_MODEL_CHANGED";
    }
    return switch (method == null ? "RETRAINED" : method) {
      case "FINE_TUNED" -> "MODEL_FINE_TUNED";
      case "COMPRESSED" -> "MODEL_COMPRESSED";
      case "PROVIDER_CHANGED" -> "PROVIDER_MODEL_CHANGED";
      default -> "MODEL_RETRAINED";
    };
  }
}
