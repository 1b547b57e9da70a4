// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of the steps that people take with a draft. */
final class DraftSteps {

  private DraftSteps() {}

  /** Why a step is taken. */
  @Schema(name = "DraftStepRequest")
  public record StepRequest(@Nullable String reason) {}

  /**
   * What is published, and why.
   *
   * @param digest of the draft as it was reviewed
   */
  @Schema(name = "PublishDraftRequest")
  public record PublishRequest(
      @Schema(required = true) @Nullable String digest,
      @Schema(required = true) @Nullable String reason) {}
}
