// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.note;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note of a team. */
@Schema(description = "A note of a team")
public record Note(String key, String team, String text) {}
