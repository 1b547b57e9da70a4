// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a control relates to a requirement that demands it or that it supports, where that is known
 * better than the role alone tells.
 *
 * @param relationship a set-theory relationship of NIST IR 8477, of what the control does to what
 *     the requirement asks
 * @param rationaleKind syntactic, semantic or functional
 * @param rationale why it is this relationship
 * @param confidence high, medium or low
 * @param gap what the control leaves open of the requirement; absent: nothing
 */
public record ControlMapping(
    @JsonProperty(required = true) String control,
    @JsonProperty(required = true) String requirement,
    @JsonProperty(required = true) String relationship,
    @JsonProperty(required = true) String rationaleKind,
    @JsonProperty(required = true) String rationale,
    @JsonProperty(required = true) String confidence,
    @Nullable String gap,
    @JsonProperty(required = true) List<Reference> references) {}
