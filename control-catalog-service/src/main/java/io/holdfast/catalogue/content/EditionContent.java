// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Everything that an edition says. */
public record EditionContent(
    @JsonProperty(required = true) EditionManifest edition,
    @JsonProperty(required = true) Vocabulary vocabulary,
    @JsonProperty(required = true) List<Threat> threats,
    @JsonProperty(required = true) List<Control> controls,
    @JsonProperty(required = true) List<EvidenceKind> evidenceKinds,
    @JsonProperty(required = true) List<Requirement> requirements,
    @JsonProperty(required = true) List<RequirementMapping> mappings) {}
