// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * Everything that an edition says.
 *
 * @param context none in editions before 2026.11.1, as the next two
 * @param controlMappings how controls relate to requirements where the role alone does not tell
 * @param externalMappings from catalogues that the edition does not hold
 */
public record EditionContent(
    @JsonProperty(required = true) EditionManifest edition,
    @JsonProperty(required = true) Vocabulary vocabulary,
    @JsonProperty(required = true) List<Threat> threats,
    @JsonProperty(required = true) List<Control> controls,
    @JsonProperty(required = true) List<EvidenceKind> evidenceKinds,
    @JsonProperty(required = true) List<Requirement> requirements,
    @JsonProperty(required = true) List<RequirementMapping> mappings,
    @JsonProperty List<ContextItem> context,
    @JsonProperty List<ControlMapping> controlMappings,
    @JsonProperty List<ExternalMapping> externalMappings) {

  public EditionContent {
    context = Objects.requireNonNullElse(context, List.of());
    controlMappings = Objects.requireNonNullElse(controlMappings, List.of());
    externalMappings = Objects.requireNonNullElse(externalMappings, List.of());
  }
}
