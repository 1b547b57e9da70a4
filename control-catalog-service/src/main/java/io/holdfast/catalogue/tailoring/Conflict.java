// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a profile and its base do not go together.
 *
 * @param pointer JSON Pointer into the profile
 * @param code a short stable word for what is wrong
 * @param blocking whether it has to be solved; otherwise somebody has to look whether the profile
 *     still says what is meant
 */
@Schema(name = "TailoringConflict")
public record Conflict(String pointer, String code, String message, boolean blocking) {

  static Conflict blocking(String pointer, String code, String message) {
    return new Conflict(pointer, code, message, true);
  }
}
