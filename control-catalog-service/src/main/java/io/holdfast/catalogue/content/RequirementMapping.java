// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement of one framework relates to requirements of another.
 *
 * @param relationship a relationship of NIST IR 8477
 * @param rationaleKind syntactic, semantic or functional
 * @param gap what the targets leave open
 */
public record RequirementMapping(
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) List<String> targets,
    @JsonProperty(required = true) String relationship,
    @JsonProperty(required = true) String rationaleKind,
    @JsonProperty(required = true) String rationale,
    @JsonProperty(required = true) String confidence,
    @Nullable String gap,
    @JsonProperty(required = true) List<Reference> references) {}
