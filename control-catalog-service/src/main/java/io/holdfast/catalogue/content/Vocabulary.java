// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;

/**
 * The words that an edition uses, each with its meaning.
 *
 * @param parties none in editions before 2026.11.1
 */
public record Vocabulary(
    @JsonProperty(required = true) Map<String, String> componentKinds,
    @JsonProperty(required = true) Map<String, String> access,
    @JsonProperty(required = true) Map<String, String> approaches,
    @JsonProperty(required = true) Map<String, String> relevance,
    @JsonProperty(required = true) Map<String, String> levels,
    @JsonProperty(required = true) Map<String, String> maturity,
    @JsonProperty(required = true) Map<String, String> functions,
    @JsonProperty(required = true) Map<String, String> flags,
    @JsonProperty(required = true) Map<String, String> properties,
    @JsonProperty(required = true) Map<String, String> findingKinds,
    @JsonProperty(required = true) Map<String, String> blockingFindings,
    @JsonProperty(required = true) Map<String, String> lifecycle,
    @JsonProperty(required = true) Map<String, String> changeKinds,
    @JsonProperty(required = true) Map<String, String> bindings,
    @JsonProperty Map<String, String> parties) {

  public Vocabulary {
    parties = Objects.requireNonNullElse(parties, Map.of());
  }
}
