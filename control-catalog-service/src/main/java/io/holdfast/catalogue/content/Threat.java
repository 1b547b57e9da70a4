// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * A family of attacks.
 *
 * @param namedInReport whether it is one of the five families of JRC134461
 * @param article15 its anchor in AI Act Art. 15(5)
 * @param hurts security properties
 * @param componentKinds kinds of components that it concerns
 * @param access what an attacker needs, any one of them
 * @param relevance 0 to 3 per approach of machine learning
 * @param controls controls that act against it, by level
 * @param weakAlone those of them that count only beside one that is not weak
 * @param findingKinds kinds of open findings that make it more likely to succeed
 * @param attackEvidence what is known of the attack, never of a control
 */
public record Threat(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String summary,
    @JsonProperty(required = true) String note,
    @JsonProperty(required = true) boolean namedInReport,
    @JsonProperty(required = true) String article15,
    @JsonProperty(required = true) List<String> hurts,
    @JsonProperty(required = true) List<String> lifecycle,
    @JsonProperty(required = true) List<String> componentKinds,
    @JsonProperty(required = true) List<String> access,
    @JsonProperty(required = true) Map<String, Integer> relevance,
    @JsonProperty(required = true) Map<String, List<String>> controls,
    @JsonProperty(required = true) List<String> weakAlone,
    @JsonProperty(required = true) List<String> findingKinds,
    @JsonProperty(required = true) String findingRationale,
    @JsonProperty(required = true) String attackEvidence,
    @JsonProperty(required = true) List<Reference> references) {

  /** Its controls on all levels. */
  public List<String> allControls() {
    return controls.values().stream().flatMap(List::stream).toList();
  }
}
