// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A control of an imported catalog.
 *
 * @param type its class
 * @param parent id of the control or group that it stands in
 */
public record OscalControlResponse(
    @Schema(hidden = true) @com.fasterxml.jackson.annotation.JsonIgnore int seq,
    String id,
    String title,
    @Nullable String type,
    @Nullable String parent) {}
