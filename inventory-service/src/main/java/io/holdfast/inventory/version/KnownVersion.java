// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

import io.holdfast.inventory.document.SystemDocument.DataVersion;
import io.holdfast.inventory.document.SystemDocument.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a component that was ever heard of, and when it reached which stage. */
public record KnownVersion(
    String component,
    String identity,
    @Nullable String label,
    @Nullable String digest,
    @Nullable String registry,
    List<DataVersion> trainedOn,
    @Nullable Instant trainedAt,
    @Nullable Instant promotedAt,
    @Nullable Instant deployedAt) {

  /** As a component's version since some moment. */
  public Version since(Instant since) {
    return new Version(label, digest, registry, since, trainedOn);
  }
}
