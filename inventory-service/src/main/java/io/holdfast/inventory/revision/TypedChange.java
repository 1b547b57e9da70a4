// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.revision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two revisions.
 *
 * @param kind a kind of change that can end the validity of evidence, or what was added, removed or
 *     edited: {@code COMPONENT_ADDED}, {@code FLOW_REMOVED}, {@code PROFILE_EDITED} …
 * @param component the component it touches
 * @param subject what exactly: a flow, a property, a version
 * @param at when it happened, as its source says
 */
public record TypedChange(
    String kind,
    @Nullable String component,
    @Nullable String subject,
    @Nullable String from,
    @Nullable String to,
    Instant at) {}
