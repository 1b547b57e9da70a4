// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where what is new probably belongs; for a person to judge, never applied by itself.
 *
 * @param techniques one for each technique added, also when nothing was found for it
 * @param mitigations one for each mitigation added, also when nothing was found for it
 */
@Schema(name = "AtlasProposals")
public record Proposals(List<OfTechnique> techniques, List<OfMitigation> mitigations) {

  /**
   * Of a technique.
   *
   * @param families best first; empty: nothing speaks for any
   * @param controls best first; empty: nothing speaks for any
   */
  @Schema(name = "AtlasTechniqueProposal")
  public record OfTechnique(String technique, List<Candidate> families, List<Candidate> controls) {}

  /** Of a mitigation: the controls that it probably is another name of. */
  @Schema(name = "AtlasMitigationProposal")
  public record OfMitigation(String mitigation, List<Candidate> controls) {}

  /**
   * An item of the edition.
   *
   * @param score 1 to 100, the sum of its reasons
   */
  @Schema(name = "AtlasCandidate")
  public record Candidate(String id, int score, List<Reason> reasons) {}

  /**
   * Why.
   *
   * @param kind SAME_PARENT, SHARED_MITIGATIONS, SAME_TACTIC_AND_WORDING for families;
   *     MITIGATED_BY, SHARED_TECHNIQUES, SAME_WORDING for controls
   * @param via ATLAS ids that the item names, which speak for it
   * @param shared what they have in common with the new one: ids, words
   * @param points what it adds to the score
   */
  @Schema(name = "AtlasReason")
  public record Reason(String kind, List<String> via, List<String> shared, int points) {}
}
