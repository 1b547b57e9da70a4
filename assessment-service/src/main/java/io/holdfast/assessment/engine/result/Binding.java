// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision on a scenario is bound to (method.md section 8): its inherently worst route, its
 * impact, the version of the component, and the findings open on it. Credit is no part of it, so
 * gaining some lapses nothing.
 */
public record Binding(
    Access access,
    @Nullable String actor,
    List<String> path,
    Level impact,
    String version,
    List<String> findings) {

  public Binding {
    path = List.copyOf(path);
    findings = List.copyOf(findings);
  }

  /** SHA-256 over all parts, each with its length in front, as {@code sha256:hex}. */
  public String hash() {
    StringBuilder text = new StringBuilder();
    append(text, access.name());
    append(text, actor == null ? "" : actor);
    path.forEach(step -> append(text, step));
    append(text, impact.name());
    append(text, version);
    findings.forEach(finding -> append(text, finding));
    text.append(path.size()).append('/').append(findings.size());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
