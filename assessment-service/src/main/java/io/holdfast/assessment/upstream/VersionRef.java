// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a version of a component is named; the strongest name that both sides have decides. */
public record VersionRef(
    @Nullable String label, @Nullable String digest, @Nullable String registry) {

  /** What a digest looks like, for people. */
  public static final String DIGEST_FORM = "sha256: and 64 lower-case hexadecimal digits";

  /** Names no version. */
  public static final VersionRef NONE = new VersionRef(null, null, null);

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

  /** Whether the text is a digest as the inventory takes them. */
  public static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** Whether it names none. */
  @JsonIgnore
  public boolean isEmpty() {
    return label == null && digest == null && registry == null;
  }

  /** Whether both name the same version. */
  public boolean names(VersionRef other) {
    if (digest != null && other.digest != null) {
      return digest.equals(other.digest);
    }
    if (registry != null && other.registry != null) {
      return registry.equals(other.registry);
    }
    return label != null && label.equals(other.label);
  }

  /** The strongest name, as text. */
  public String text() {
    if (digest != null) {
      return digest;
    }
    return registry != null ? registry : String.valueOf(label);
  }
}
