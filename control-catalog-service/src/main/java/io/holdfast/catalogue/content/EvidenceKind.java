// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of evidence.
 *
 * @param boundTo a component kind, the system or the organisation
 * @param digestBound component kinds that evidence must name by their current identity
 * @param invalidatedBy kinds of changes after which it says nothing any more
 * @param maxAgeDays how long it counts at most; absent: age alone does not end it
 * @param speaksUnnamedFor controls it proves also when it names no safeguard
 */
public record EvidenceKind(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String boundTo,
    @JsonProperty(required = true) List<String> digestBound,
    @JsonProperty(required = true) List<String> invalidatedBy,
    @Nullable Integer maxAgeDays,
    @JsonProperty(required = true) List<String> speaksUnnamedFor,
    @Nullable String note,
    @JsonProperty(required = true) List<Reference> references) {}
