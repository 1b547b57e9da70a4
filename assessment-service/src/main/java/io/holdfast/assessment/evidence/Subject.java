// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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

  private static final int LONGEST = 500;
  private static final int MOST_DATA = 200;

  /** Lifecycle events name data by digests of more algorithms than models. */
  private static final Pattern DATA_DIGEST =
      Pattern.compile("[a-z0-9][a-z0-9._+-]{1,19}:[0-9a-f]{32,128}");

  /** Adds what can be said of it without looking anything up. */
  public void check(String pointer, List<Violation> wrong) {
    if (component == null || component.isBlank()) {
      wrong.add(new Violation(pointer + "/component", "missing", "a text is needed"));
    }
    length(pointer + "/component", component, wrong);
    length(pointer + "/version", version, wrong);
    length(pointer + "/registry", registry, wrong);
    if (digest != null && !VersionRef.isDigest(digest)) {
      wrong.add(new Violation(pointer + "/digest", "bad-digest", VersionRef.DIGEST_FORM));
    }
    if (trainedOn != null && trainedOn.size() > MOST_DATA) {
      wrong.add(new Violation(pointer + "/trainedOn", "too-many", "at most " + MOST_DATA));
    }
    for (int i = 0; trainedOn != null && i < trainedOn.size(); i++) {
      check(pointer + "/trainedOn/" + i, trainedOn.get(i), wrong);
    }
  }

  private static void check(
      String pointer, SystemDocument.@Nullable DataRef data, List<Violation> wrong) {
    if (data == null) {
      wrong.add(new Violation(pointer, "missing", "a value is needed"));
      return;
    }
    length(pointer + "/component", data.component(), wrong);
    length(pointer + "/alias", data.alias(), wrong);
    length(pointer + "/version", data.version(), wrong);
    if (data.digest() != null && !DATA_DIGEST.matcher(data.digest()).matches()) {
      wrong.add(new Violation(pointer + "/digest", "bad-digest", VersionRef.DIGEST_FORM));
    }
  }

  private static void length(String pointer, @Nullable String text, List<Violation> wrong) {
    if (text != null && text.length() > LONGEST) {
      wrong.add(new Violation(pointer, "too-long", "at most " + LONGEST + " characters"));
    }
  }

  /** How the version is named. */
  public VersionRef ref() {
    return new VersionRef(version, digest, registry);
  }

  /** The data, none where nothing was said. */
  public List<SystemDocument.DataRef> data() {
    return trainedOn == null ? List.of() : trainedOn.stream().filter(Objects::nonNull).toList();
  }
}
