// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a component.
 *
 * @param registry immutable id in a registry, such as {@code pkg:mlflow/credit-scoring@7}
 * @param trainedOn identities of the data that a model was trained on; empty: not recorded
 */
public record Version(
    @Nullable String label,
    @Nullable String digest,
    @Nullable String registry,
    Instant since,
    List<DataIdentity> trainedOn) {

  public Version {
    trainedOn = List.copyOf(trainedOn);
  }
}
