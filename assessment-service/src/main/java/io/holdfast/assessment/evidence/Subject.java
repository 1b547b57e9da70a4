// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.assessment.upstream.VersionRef;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A component that evidence is about, by the version that was looked at.
 *
 * @param component key in the AI system
 * @param version label of the version
 * @param digest of the version
 * @param registry immutable id in a registry
 * @param since only where a label alone has to identify the version
 * @param trainedOn data that the version was trained on
 */
@Schema(name = "EvidenceSubject")
public record Subject(
    @Schema(required = true) @Nullable String component,
    @Nullable String version,
    @Nullable String digest,
    @Nullable String registry,
    @Nullable Instant since,
    @Nullable List<SystemDocument.DataRef> trainedOn) {

  /** How the version is named. */
  public VersionRef ref() {
    return new VersionRef(version, digest, registry);
  }

  /** The data, none where nothing was said. */
  public List<SystemDocument.DataRef> data() {
    return trainedOn == null ? List.of() : trainedOn;
  }
}
