// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that shows that safeguards are there, or work (method.md section 4). Never changed; a
 * later one supersedes.
 *
 * @param kind id of the edition's kind of evidence
 * @param safeguards ids of those it speaks for; empty: those that its kind proves unnamed
 * @param families the families it tested; empty: not limited to some
 */
public record Evidence(
    String id,
    String kind,
    List<Subject> subjects,
    Outcome outcome,
    EvidenceMethod method,
    Instant collectedAt,
    Instant receivedAt,
    @Nullable Instant validUntil,
    List<String> safeguards,
    Signature signature,
    List<String> families) {

  public Evidence {
    subjects = List.copyOf(subjects);
    safeguards = List.copyOf(safeguards);
    families = List.copyOf(families);
  }

  /** What evidence is about. */
  public sealed interface Subject {}

  /**
   * A component, by the version that was looked at.
   *
   * @param data identities of the data that it names for this version
   */
  public record OfComponent(String component, Identity identity, List<DataIdentity> data)
      implements Subject {
    public OfComponent {
      data = List.copyOf(data);
    }
  }

  /** The system as a whole. */
  public record OfSystem() implements Subject {}

  /** The organisation. */
  public record OfOrganisation() implements Subject {}
}
