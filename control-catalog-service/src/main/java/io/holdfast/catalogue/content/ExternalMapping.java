// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a catalogue that the edition does not hold to requirements that it does, so that who
 * works by the other catalogue finds the way. All pairs have one relationship.
 *
 * @param source the other catalogue, a source of the edition
 * @param edition which edition of it
 * @param relationship a relationship of NIST IR 8477
 * @param rationaleKind syntactic, semantic or functional
 * @param gap what the targets leave open
 * @param pairs identifiers there and the requirements here
 */
public record ExternalMapping(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) String edition,
    @JsonProperty(required = true) String relationship,
    @JsonProperty(required = true) String rationaleKind,
    @JsonProperty(required = true) String rationale,
    @JsonProperty(required = true) String confidence,
    @Nullable String gap,
    @JsonProperty(required = true) Map<String, List<String>> pairs,
    @JsonProperty(required = true) List<Reference> references) {}
